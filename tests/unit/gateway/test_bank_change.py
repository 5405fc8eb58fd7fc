"""Is the password asked for before a submitted bank account is changed?"""

import pytest

from contracts.api.identity import Confirmation
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_facts import FACTS
from tests.support.gateway_values import KEY, a_tab

HERE = f"/cases/{KEY}/banking-information"
PUT = f"PUT /cases/{KEY}/tabs/banking-information"
CONFIRM = "POST /sessions/confirmation"
NUMBERS = {
    "routing_number": "111000025",
    "routing_number_again": "111000025",
    "account_number": "0004123456",
    "account_number_again": "0004123456",
}
TYPED = {"account_type": "savings", **NUMBERS}
PASSWORD = {"password": "walnut harbor"}


@pytest.fixture
def protected(producer):
    """The producer, whose bank account was submitted before."""
    facts = FACTS[Tab.BANKING_INFORMATION].model_copy(update={"password_needed": True})
    producer.double.has_tab(a_tab(Tab.BANKING_INFORMATION, facts=facts))
    producer.double.asks_password(PUT)
    producer.double.says(CONFIRM, Confirmation(proof="the proof"))
    return producer


@covers("NEW-13")
async def test_the_password_is_asked_for_where_it_will_be_needed(producer, protected):
    assert "Password" in (await protected.open(HERE)).labels()


@covers("NEW-13", "BNK-1")
async def test_before_the_first_submission_there_is_no_such_field(producer):
    assert "Password" not in (await producer.open(HERE)).labels()


@covers("BNK-1")
async def test_every_number_is_masked_when_its_field_is_left(producer):
    page = (await producer.open(HERE)).page
    masked = {field.get("name") for field in page.xpath("//input[@data-mask]")}
    assert masked == NUMBERS.keys()


@covers("NEW-13")
async def test_the_password_becomes_a_proof_and_reaches_the_case_service_never(
    protected,
):
    page = await protected.open(HERE)
    answer = await protected.send(page, HERE, step="save", **TYPED, **PASSWORD)
    assert answer.location == f"{HERE}?check=1&saved=save"
    asked = protected.double.last(CONFIRM).body
    assert (asked["password"], asked["purpose"]) == (
        "walnut harbor",
        "protected-change",
    )
    saved = protected.double.last(PUT)
    assert saved.headers["x-confirmation"] == "the proof"
    assert "walnut harbor" not in str(saved)


@covers("NEW-13")
async def test_a_password_that_nobody_asked_for_is_no_guess(producer):
    page = await producer.open(HERE)
    answer = await producer.send(page, HERE, step="save", **PASSWORD)
    assert answer.location == f"{HERE}?check=1&saved=save"
    producer.double.refuses(PUT, "read_only", "It is submitted.")
    closed = await producer.send(page, HERE, step="save", **PASSWORD)
    assert closed.heading == "Banking Information was not saved"
    assert not producer.double.was_asked(CONFIRM)


REFUSED = {
    "password_wrong": PASSWORD,
    "too_many_tries": PASSWORD,
    "account_locked": PASSWORD,
    "password_needed": {},
}


@covers("NEW-13", "TAB-2", "BNK-1")
@pytest.mark.parametrize("code", REFUSED)
async def test_a_refused_password_is_explained_at_its_field_and_costs_no_number(
    protected, code
):
    protected.double.refuses(CONFIRM, code, "Enter your password.")
    page = await protected.open(HERE)
    again = await protected.send(page, HERE, step="save", **TYPED, **REFUSED[code])
    assert (again.status, again.heading) == (422, "Banking Information")
    assert again.links()["Enter your password."] == "#password"
    assert (
        again.form(HERE).items()
        >= {
            "account_type": "savings",
            "version": "3",
            "password": "",
            **dict.fromkeys(NUMBERS, ""),
        }.items()
    )
    # No page holds them: they are told by their end and travel on sealed.
    assert not any(number in again.response.text for number in NUMBERS.values())
    assert again.text.count("As you typed it, ending in 3456. Leave empty") == 2
    assert protected.double.was_asked(CONFIRM) == bool(REFUSED[code])
    protected.double.says(CONFIRM, Confirmation(proof="the proof"))
    await protected.send(again, HERE, step="save", **PASSWORD)
    saved = protected.double.last(PUT)
    assert saved.headers["x-confirmation"] == "the proof"
    assert saved.body["values"] == TYPED


@covers("NEW-13", "BNK-1")
async def test_what_is_typed_anew_counts_more_than_what_was_refused(protected):
    page = await protected.open(HERE)
    again = await protected.send(page, HERE, step="save", **TYPED)
    other = dict.fromkeys(("account_number", "account_number_again"), "77001122")
    await protected.send(again, HERE, step="save", **other, **PASSWORD)
    assert protected.double.last(PUT).body["values"] == TYPED | other


@covers("NEW-13", "BNK-1")
async def test_a_second_typing_that_was_left_out_is_not_said_to_be_there(protected):
    page = await protected.open(HERE)
    typed = {"account_number": "77001122", "account_number_again": ""}
    again = await protected.send(page, HERE, step="save", **typed)
    told = {
        field.get("name"): again.page.xpath(
            f"string(//*[@id='{field.get('name')}-hint'])"
        )
        for field in again.page.xpath("//input[@data-mask]")
    }
    stored = "Saved, ending in 0025. Leave empty to keep it."
    assert told == {
        "routing_number": stored,
        "routing_number_again": stored,
        "account_number": "As you typed it, ending in 1122. Leave empty to keep it.",
        "account_number_again": "",
    }


@covers("NEW-13", "TAB-3")
async def test_a_mistyped_password_saves_over_nothing_newer(protected):
    page = await protected.open(HERE)
    facts = FACTS[Tab.BANKING_INFORMATION].model_copy(update={"password_needed": True})
    newer = a_tab(Tab.BANKING_INFORMATION, facts=facts, version=4)
    protected.double.says(f"GET /cases/{KEY}/tabs/banking-information", newer)
    again = await protected.send(page, HERE, step="save", **TYPED)
    await protected.send(again, HERE, step="save", **PASSWORD)
    assert protected.double.last(PUT).headers["if-match"] == "3"


@covers("NEW-13", "LOG-3", "BNK-1")
async def test_a_form_that_outlived_its_session_is_asked_for_the_password_too(
    protected,
):
    double, page = protected.double, await protected.open(HERE)
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await protected.send(page, HERE, step="save", **TYPED, **PASSWORD)
    assert (asked.status, asked.heading) == (401, "Sign in")
    double.signs_in("producer")
    somebody = {"login_name": "psample", "password": "opensesame"}
    again = await protected.send(asked, "/sign-in", **somebody)
    # No password counts that was typed before, nor the one for signing in.
    assert not double.was_asked(CONFIRM)
    assert (again.status, again.heading) == (422, "Banking Information")
    assert again.page.find("body").get("data-get") == HERE
    assert not any(number in again.response.text for number in NUMBERS.values())
    await protected.send(again, HERE, step="save", **PASSWORD)
    assert double.last(PUT).body["values"] == TYPED
