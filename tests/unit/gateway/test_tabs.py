"""Do the tabs show what is stored and keep what is typed?"""

import pytest

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_values import (
    CASE_ID,
    KEY,
    a_file,
    a_problem,
    a_request,
    a_tab,
    an_overview,
)

FORM_TABS = [tab for tab in Tab if tab is not Tab.ESIGNATURE]
NAMES = [
    "General",
    "Licenses",
    "Appointments",
    "Background Questionnaire",
    "E&O",
    "Banking Information",
    "Code of Conduct",
    "eSignature",
]


def address(tab: Tab) -> str:
    """The address of a tab."""
    return f"/cases/{KEY}/{tab}"


@covers("TAB-1")
async def test_the_sections_stand_in_the_order_of_the_manual_with_their_status(
    producer,
):
    page = (await producer.open(address(Tab.GENERAL))).page
    (nav,) = page.xpath("//nav[@aria-label='Sections'][contains(@class, 'open')]")
    entries = nav.xpath(".//li[.//a[@aria-describedby]]")
    assert [e.xpath("string(.//a)") for e in entries] == NAMES
    first = entries[0].xpath("string(.//span[@id])").strip()
    assert (first, entries[-1].xpath("string(.//span[@id])").strip()) == (
        "Complete",
        "Cannot start yet",
    )
    assert entries[0].xpath(".//a/@aria-current") == ["page"]


@pytest.mark.parametrize("tab", FORM_TABS)
@covers("TAB-1", "TAB-2")
async def test_each_tab_has_its_name_one_heading_and_two_buttons(producer, tab):
    page = await producer.open(address(tab))
    assert page.status == 200
    assert page.heading == NAMES[list(Tab).index(tab)]
    assert {"Save", "Save and continue"} <= page.buttons()


@pytest.mark.parametrize("tab", FORM_TABS)
@covers("SUB-1")
async def test_a_closed_tab_can_be_read_but_not_sent(producer, tab):
    producer.double.has_tab(a_tab(tab, editable=False, status="Complete"))
    page = await producer.open(address(tab))
    assert page.status == 200
    assert "Save" not in page.buttons()
    assert not page.page.xpath("//main//input[not(@type='hidden')]")


LABELS = {
    Tab.GENERAL: {
        "Name",
        "Email address",
        "Business phone",
        "Street address",
        "Street address line 2",
        "City",
        "State",
        "ZIP code",
        "Same as primary address",
    },
    Tab.LICENSES: {"Oklahoma", "Texas", "Yes", "No"},
    Tab.BACKGROUND_QUESTIONNAIRE: {"Yes", "No", "Explanation", "Supporting document"},
    Tab.E_AND_O: {
        "Insurance company",
        "Company name",
        "Policy number",
        "Effective date",
        "Expiration date",
        "Per occurrence limit",
        "Aggregate limit",
        "E&O declaration page",
    },
    Tab.BANKING_INFORMATION: {
        "Checking",
        "Savings",
        "Routing number",
        "Validate routing number",
        "Account number",
        "Validate account number",
    },
    Tab.CODE_OF_CONDUCT: {"Signature"},
}


@pytest.mark.parametrize("tab", LABELS)
@covers("GEN-1", "EO-1", "EO-2", "BNK-1", "COC-1")
async def test_labels_are_those_that_people_know(producer, tab):
    page = await producer.open(address(tab))
    assert LABELS[tab] <= page.labels()


@covers("TAB-2")
async def test_a_star_marks_what_is_required_outside_of_the_name(producer):
    page = (await producer.open(address(Tab.GENERAL))).page
    (label,) = page.xpath("//label[@for='email']")
    assert label.text_content() == "Email address"
    assert label.getnext().text_content() == " *"
    assert label.getnext().get("aria-hidden") == "true"
    (field,) = page.xpath("//input[@id='email']")
    assert field.get("aria-required") == "true"


@covers("TAB-2")
async def test_save_keeps_everything_and_lists_what_is_wrong(producer):
    wrong = a_problem("email", "Enter an e-mail address such as name@example.com.")
    page = await producer.open(address(Tab.GENERAL))
    producer.double.has_tab(a_tab(Tab.GENERAL, problems=(wrong,)))
    answer = await producer.send(page, address(Tab.GENERAL), step="save", email="pat@")
    saved = producer.double.last(f"PUT /cases/{KEY}/tabs/general")
    assert saved.body["values"]["email"] == "pat@"
    assert saved.headers["if-match"] == "3"
    assert (answer.status, answer.location) == (
        303,
        f"{address(Tab.GENERAL)}?check=1&saved=save",
    )
    again = await producer.open(answer.location)
    assert again.title.startswith("Error: General")
    assert again.links()[wrong.message] == "#email"
    (field,) = again.page.xpath("//input[@id='email']")
    assert field.get("aria-invalid") == "true"
    assert "email-error" in field.get("aria-describedby")


@covers("TAB-1")
async def test_save_and_continue_goes_on_when_nothing_is_wrong(producer):
    page = await producer.open(address(Tab.GENERAL))
    answer = await producer.send(page, address(Tab.GENERAL), step="continue")
    assert answer.location == address(Tab.LICENSES)


@covers("EO-6")
async def test_what_blocks_only_approval_warns_and_lets_one_go_on(producer):
    low = a_problem("aggregate_limit", "It is below $500,000.", blocks="approval")
    producer.double.has_tab(a_tab(Tab.E_AND_O, problems=(low,)))
    page = await producer.open(address(Tab.E_AND_O))
    assert "It is below $500,000." in page.text
    assert not page.title.startswith("Error")
    answer = await producer.send(page, address(Tab.E_AND_O), step="continue")
    assert answer.location == address(Tab.BANKING_INFORMATION)


@covers("TAB-3")
async def test_autosave_keeps_the_fields_and_answers_the_new_version(producer):
    page = await producer.open(address(Tab.GENERAL))
    producer.double.has_tab(a_tab(Tab.GENERAL, version=4))
    fields = page.form(address(Tab.GENERAL)) | {"email": "pat@example.com"}
    answer = await producer.client.patch(address(Tab.GENERAL), data=fields)
    assert answer.json() == {"version": 4, "status": "Incomplete"}
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
    producer.double.has_tab(a_tab(Tab.BANKING_INFORMATION))
    await producer.send(conflict, here, step="save", account_number="")
    values = producer.double.last(call).body["values"]
    assert (values["account_number"], values["account_number_again"]) == ("", "")


@covers("LIC-1", "LIC-2", "LIC-3", "FEE-1")
async def test_licenses_show_fees_total_and_why_a_state_cannot_be_ticked(producer):
    page = await producer.open(address(Tab.LICENSES))
    assert "NIPR shows no active license in Montana." in page.text
    assert "Montana" not in page.labels()
    assert "$43.50" in page.text
    assert "deducted from your first month's commissions" in page.text
    assert "Do you also want to contract for BlueLincs HMO?" in page.text
    another = await producer.open(page.links()["Ask for another state"])
    assert "855-782-4272" in another.text


@covers("BGQ-1")
async def test_the_ten_questions_begin_with_their_number(producer):
    page = (await producer.open(address(Tab.BACKGROUND_QUESTIONNAIRE))).page
    legends = [legend.text_content() for legend in page.xpath("//legend")]
    assert [text.split(".")[0] for text in legends] == [str(n) for n in range(1, 11)]
    assert not page.xpath("//input[@type='radio'][@checked]")


@covers("REV-3")
async def test_a_request_for_information_is_on_every_page_of_the_case(producer):
    asked = an_overview(status="Information Requested", open_request=a_request())
    producer.double.has_case(asked)
    page = await producer.open(address(Tab.E_AND_O))
    assert "Please upload a readable declaration page." in page.text
    assert page.links()["E&O"] == f"{address(Tab.E_AND_O)}?check=1"


@covers("HOME-2")
async def test_the_tabs_wait_for_the_first_screen(producer):
    producer.double.has_case(an_overview(next_step="start"))
    answer = await producer.open(address(Tab.GENERAL))
    assert answer.location == f"/cases/{KEY}/start"


async def test_an_unknown_tab_is_not_there(producer):
    assert (await producer.open(f"/cases/{KEY}/finance")).status == 404


@covers("EO-7")
async def test_the_files_of_a_case_are_listed_with_size_and_time(producer):
    producer.double.says_files(a_file(), a_file(file_id=CASE_ID, replaced=True))
    page = await producer.open(address(Tab.E_AND_O))
    files = page.page.xpath("//ul[@class='file-list']/li")
    assert len(files) == 1
    assert "118 KB, 2 pages, uploaded 11/25/2026, 9:30 a.m. CT" in page.text
