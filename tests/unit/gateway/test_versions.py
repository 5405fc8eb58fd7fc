"""Is nothing saved over, and does no number come back?"""

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_values import KEY, a_tab


def address(tab: Tab) -> str:
    """The address of a tab."""
    return f"/cases/{KEY}/{tab}"


@covers("TAB-3")
async def test_autosave_keeps_the_fields_and_answers_the_new_version(producer):
    page = await producer.open(address(Tab.GENERAL))
    producer.double.has_tab(a_tab(Tab.GENERAL, version=4))
    fields = page.form(address(Tab.GENERAL)) | {"email": "pat@example.com"}
    answer = await producer.client.patch(address(Tab.GENERAL), data=fields)
    assert answer.json() == {"version": 4, "status": "Incomplete", "note": ""}
    asked = producer.double.last(f"PATCH /cases/{KEY}/tabs/general")
    assert asked.body["values"]["email"] == "pat@example.com"


@covers("TAB-3")
async def test_autosave_never_writes_over_newer_work(producer):
    page = await producer.open(address(Tab.GENERAL))
    newer = a_tab(Tab.GENERAL, version=9).model_dump(mode="json")
    call = f"PATCH /cases/{KEY}/tabs/general"
    producer.double.refuses(call, "stale_version", "Saved elsewhere.", newer=newer)
    fields = page.form(address(Tab.GENERAL))
    answer = await producer.client.patch(address(Tab.GENERAL), data=fields)
    assert (answer.status_code, answer.json()) == (412, {"version": 9})


@covers("TAB-3", "NEW-10")
async def test_a_conflict_shows_both_values_and_sends_the_rest_along(producer):
    page = await producer.open(address(Tab.GENERAL))
    stored = {"email": "new@example.com", "primary_city": "Austin"}
    newer = a_tab(Tab.GENERAL, version=9, values=stored).model_dump(mode="json")
    call = f"PUT /cases/{KEY}/tabs/general"
    producer.double.refuses(call, "stale_version", "Saved elsewhere.", newer=newer)
    mine = {"email": "mine@example.com", "primary_city": "Austin"}
    conflict = await producer.send(page, address(Tab.GENERAL), **mine)
    assert (conflict.status, conflict.heading) == (409, "Two versions of General")
    assert {"Saved: new@example.com", "Yours: mine@example.com"} == conflict.labels()
    producer.double.has_tab(a_tab(Tab.GENERAL, version=10))
    form = conflict.form(address(Tab.GENERAL))
    assert (form["email"], form["version"]) == ("new@example.com", "9")
    chosen = form | {"email": "mine@example.com", "step": "save"}
    await producer.post(address(Tab.GENERAL), chosen)
    saved = producer.double.last(call)
    assert saved.headers["if-match"] == "9"
    assert saved.body["values"]["email"] == "mine@example.com"
    assert saved.body["values"]["primary_city"] == "Austin"


@covers("BNK-1")
async def test_a_saved_account_number_never_comes_back(producer):
    page = await producer.open(address(Tab.BANKING_INFORMATION))
    assert "ending in 4123" in page.text
    (field,) = page.page.xpath("//input[@id='account_number']")
    assert (field.get("value"), field.get("autocomplete")) == ("", "off")
    (form,) = page.page.xpath("//form[@data-window]")
    assert "data-autosave" not in form.attrib


@covers("BNK-1")
async def test_keeping_a_saved_number_in_a_conflict_asks_for_no_second_one(producer):
    here = address(Tab.BANKING_INFORMATION)
    page = await producer.open(here)
    newer = a_tab(Tab.BANKING_INFORMATION, version=9).model_dump(mode="json")
    call = f"PUT /cases/{KEY}/tabs/banking-information"
    producer.double.refuses(call, "stale_version", "Saved elsewhere.", newer=newer)
    typed = {"account_number": "000412345", "account_number_again": "000412345"}
    conflict = await producer.send(page, here, **typed)
    assert conflict.labels() == {"Saved: as it is stored", "Yours: ending in 2345"}
    assert "000412345" not in conflict.response.text
    producer.double.has_tab(a_tab(Tab.BANKING_INFORMATION))
    await producer.send(conflict, here, step="save", **{"kept-account_number": ""})
    values = producer.double.last(call).body["values"]
    assert (values["account_number"], values["account_number_again"]) == ("", "")
    (mine,) = conflict.page.xpath("//input[@id='kept-account_number-mine']/@value")
    chosen = {"kept-account_number": mine}
    await producer.send(conflict, here, step="save", **chosen)
    assert producer.double.last(call).body["values"].items() >= typed.items()


@covers("TAB-3")
async def test_what_is_stored_already_is_no_conflict(producer):
    here = address(Tab.GENERAL)
    page = await producer.open(here)
    stored = {"email": "pat@example.com"}
    newer = a_tab(Tab.GENERAL, version=4, values=stored).model_dump(mode="json")
    call = f"PUT /cases/{KEY}/tabs/general"
    producer.double.refuses(call, "stale_version", "Saved elsewhere.", newer=newer)
    answer = await producer.send(page, here, step="save", **stored)
    assert (answer.status, answer.location) == (303, f"{here}?check=1&saved=save")


@covers("TAB-3", "EO-7")
async def test_a_file_is_never_a_choice_of_a_conflict(producer):
    here = address(Tab.E_AND_O)
    page = await producer.open(here)
    stored = {"declaration_page": "the newer file", "policy_number": "EO-2"}
    newer = a_tab(Tab.E_AND_O, version=4, values=stored).model_dump(mode="json")
    call = f"PUT /cases/{KEY}/tabs/e-and-o"
    producer.double.refuses(call, "stale_version", "Saved elsewhere.", newer=newer)
    conflict = await producer.send(page, here, policy_number="EO-1")
    assert conflict.labels() == {"Saved: EO-2", "Yours: EO-1"}
    assert conflict.form(here)["declaration_page"] == "the newer file"
