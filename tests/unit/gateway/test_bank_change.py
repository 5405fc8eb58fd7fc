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
    "account_type": "savings",
    "routing_number": "111000025",
    "routing_number_again": "111000025",
    "account_number": "0004123456",
    "account_number_again": "0004123456",
}
PASSWORD = {"password": "walnut harbor"}


@pytest.fixture
def protected(producer):
    """The producer, whose bank account was submitted before."""
    facts = FACTS[Tab.BANKING_INFORMATION].model_copy(update={"password_needed": True})
    producer.double.has_tab(a_tab(Tab.BANKING_INFORMATION, facts=facts))
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
    assert masked == NUMBERS.keys() - {"account_type"}


@covers("NEW-13")
async def test_the_password_becomes_a_proof_and_reaches_the_case_service_never(
    protected,
):
    page = await protected.open(HERE)
    answer = await protected.send(page, HERE, step="save", **NUMBERS, **PASSWORD)
    assert answer.location == f"{HERE}?check=1&saved=save"
    asked = protected.double.last(CONFIRM).body
    assert (asked["password"], asked["purpose"]) == ("walnut harbor", "bank-change")
    saved = protected.double.last(PUT)
    assert saved.headers["x-confirmation"] == "the proof"
    assert "walnut harbor" not in str(saved)


@covers("NEW-13", "TAB-2")
@pytest.mark.parametrize("code", ["password_wrong", "too_many_tries", "account_locked"])
async def test_a_refused_password_is_explained_at_its_field_and_numbers_stay(
    protected, code
):
    protected.double.refuses(CONFIRM, code, "It is not your password.")
    page = await protected.open(HERE)
    again = await protected.send(page, HERE, step="save", **NUMBERS, **PASSWORD)
    assert (again.status, again.heading) == (422, "Banking Information")
    assert again.links()["It is not your password."] == "#password"
    fields = again.form(HERE)
    assert {name: fields[name] for name in NUMBERS} == NUMBERS
    assert fields["password"] == ""
    assert not protected.double.was_asked(PUT)


@covers("NEW-13")
async def test_a_forgotten_password_is_asked_for_with_the_numbers_kept(protected):
    protected.double.refuses(PUT, "password_needed", "Enter your password.")
    page = await protected.open(HERE)
    again = await protected.send(page, HERE, step="save", **NUMBERS)
    assert again.links()["Enter your password."] == "#password"
    assert again.form(HERE)["account_number"] == "0004123456"
    assert not protected.double.was_asked(CONFIRM)
