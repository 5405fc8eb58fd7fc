"""Is the password asked for before a submitted contact e-mail is changed?"""

import pytest

from contracts.api.identity import Confirmation
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_facts import FACTS
from tests.support.gateway_values import KEY, a_problem, a_tab

HERE = f"/cases/{KEY}/general"
PUT = f"PUT /cases/{KEY}/tabs/general"
CONFIRM = "POST /sessions/confirmation"
TYPED = {"email": "new@example.com", "business_phone": "(512) 555-0199"}
PASSWORD = {"password": "walnut harbor"}
PROTECTED = FACTS[Tab.GENERAL].model_copy(update={"password_needed": True})


@pytest.fixture
def protected(producer):
    """The producer, whose contact e-mail was submitted before."""
    producer.double.has_tab(a_tab(Tab.GENERAL, facts=PROTECTED))
    producer.double.asks_password(PUT)
    producer.double.says(CONFIRM, Confirmation(proof="the proof"))
    return producer


@covers("NEW-13", "GEN-1")
async def test_the_field_stands_below_the_address_and_says_when_it_is_needed(
    protected,
):
    page = await protected.open(HERE)
    (field,) = page.page.xpath("//input[@name='password']")
    assert (field.get("type"), field.get("autocomplete"), field.get("value")) == (
        "password",
        "current-password",
        "",
    )
    assert "Needed only when you change the email address" in page.text
    names = [one.get("name") for one in page.page.xpath("//main//input[@name]")]
    assert names[names.index("email") + 1] == "password"


@covers("NEW-13", "SUB-1")
async def test_nobody_is_asked_for_it_where_nothing_can_be_changed(protected):
    view = a_tab(Tab.GENERAL, facts=PROTECTED, editable=False, status="Complete")
    protected.double.has_tab(view)
    assert "Password" not in (await protected.open(HERE)).text


@covers("NEW-13")
async def test_before_the_first_submission_there_is_no_such_field(producer):
    assert "Password" not in (await producer.open(HERE)).labels()


@covers("NEW-13")
async def test_with_the_password_the_address_is_saved(protected):
    page = await protected.open(HERE)
    answer = await protected.send(page, HERE, step="save", **TYPED, **PASSWORD)
    assert answer.location == f"{HERE}?check=1&saved=save"
    saved = protected.double.last(PUT)
    assert saved.headers["x-confirmation"] == "the proof"
    assert "walnut harbor" not in str(saved)


@covers("NEW-13", "TAB-2")
@pytest.mark.parametrize("given", [PASSWORD, {}], ids=["a wrong one", "none"])
async def test_a_refused_password_keeps_all_that_was_typed_but_itself(protected, given):
    protected.double.refuses(CONFIRM, "password_wrong", "Enter your password.")
    page = await protected.open(HERE)
    again = await protected.send(page, HERE, step="save", **TYPED, **given)
    assert (again.status, again.heading) == (422, "General")
    assert again.title.startswith("Error: General")
    assert again.links()["Enter your password."] == "#password"
    assert again.form(HERE).items() >= {**TYPED, "password": "", "version": "3"}.items()
    assert "walnut harbor" not in again.response.text
    # What stands in the page alone is not taken for what is stored.
    assert again.page.xpath("//form[@data-unsaved]")
    assert not page.page.xpath("//form[@data-unsaved]")


@covers("NEW-13", "TAB-3")
async def test_no_password_comes_back_in_a_conflict(protected):
    page = await protected.open(HERE)
    newer = a_tab(Tab.GENERAL, version=9, facts=PROTECTED).model_dump(mode="json")
    del protected.double.answers[f"{PUT} unproven"]
    protected.double.refuses(PUT, "stale_version", "Saved elsewhere.", newer=newer)
    conflict = await protected.send(page, HERE, step="save", **TYPED, **PASSWORD)
    assert conflict.heading == "Two versions of General"
    assert "walnut harbor" not in conflict.response.text
    # Whoever then chooses the new address is asked for the password on the tab.
    protected.double.asks_password(PUT)
    chosen = {"email": TYPED["email"], "step": "save"}
    again = await protected.send(conflict, HERE, **chosen)
    assert (again.status, again.heading) == (422, "General")
    assert again.form(HERE)["email"] == TYPED["email"]


@covers("NEW-13", "TAB-3")
async def test_autosave_says_that_the_new_address_waits_for_save(protected):
    page = await protected.open(HERE)
    waits = a_problem("confirmation", "Press Save to confirm your email address.")
    kept = a_tab(Tab.GENERAL, version=4, facts=PROTECTED, problems=(waits,))
    protected.double.has_tab(kept)
    answer = await protected.client.patch(HERE, data=page.form(HERE) | TYPED)
    assert answer.json()["note"] == waits.message
    # Later, too: what stands there confirms nothing yet.
    again = await protected.open(f"{HERE}?check=1")
    assert again.links()[waits.message] == "#confirmation"
    told = again.page.get_element_by_id("confirmation").text_content()
    assert told == waits.message


@covers("GEN-1")
async def test_before_the_first_submission_autosave_stays_calm(producer):
    page = await producer.open(HERE)
    waits = a_problem("confirmation", "Check the data.")
    producer.double.has_tab(a_tab(Tab.GENERAL, version=4, problems=(waits,)))
    answer = await producer.client.patch(HERE, data=page.form(HERE) | TYPED)
    assert answer.json()["note"] == ""
