"""Do the tabs show what is stored and keep what is typed?"""

import pytest

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_values import (
    CASE_ID,
    KEY,
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
    producer.double.has_case(an_overview(sections=()))
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
    assert "more than 30 days from today" in page.text
    assert not page.title.startswith("Error")
    answer = await producer.send(page, address(Tab.E_AND_O), step="continue")
    assert answer.location == address(Tab.BANKING_INFORMATION)


@covers("TAB-2", "LIC-3")
async def test_what_is_wrong_with_a_state_that_is_not_listed_leads_to_the_list(
    producer,
):
    listed = a_problem("OK", "Oklahoma is wrong.")
    unlisted = a_problem("NM", "Your recruiter did not select New Mexico.")
    view = a_tab(Tab.LICENSES, problems=(listed, unlisted))
    producer.double.has_tab(view)
    page = await producer.open(f"{address(Tab.LICENSES)}?check=1")
    assert page.links()[listed.message] == "#OK"
    assert page.links()[unlisted.message] == "#states"
    producer.double.has_check(
        overview=an_overview(), tabs=(view,), blocking=(listed, unlisted)
    )
    links = (await producer.open(f"/cases/{KEY}/check")).links()
    assert links[listed.message] == f"{address(Tab.LICENSES)}?check=1#OK"
    assert links[unlisted.message] == f"{address(Tab.LICENSES)}?check=1#states"


@pytest.mark.parametrize("tab", FORM_TABS)
@covers("TAB-2")
async def test_problems_of_a_tab_without_fields_lead_to_its_main_part(producer, tab):
    found = a_problem("confirmation", "Check it.")
    producer.double.has_tab(a_tab(tab, editable=False, problems=(found,)))
    page = await producer.open(f"{address(tab)}?check=1")
    assert page.links()["Check it."] in ("#main-content", "#states")


@covers("GEN-1", "TAB-2")
async def test_what_is_to_be_confirmed_is_named_and_led_to(producer):
    found = a_problem("confirmation", "Check the data.")
    producer.double.has_tab(a_tab(Tab.GENERAL, version=0, problems=(found,)))
    page = await producer.open(f"{address(Tab.GENERAL)}?check=1")
    assert page.links()["Check the data."] == "#confirmation"
    assert "press Save" in page.page.get_element_by_id("confirmation").text


@covers("LIC-1", "LIC-2", "LIC-3", "FEE-1")
async def test_licenses_show_fees_total_and_why_a_state_cannot_be_ticked(producer):
    page = await producer.open(address(Tab.LICENSES))
    assert "NIPR shows no active license in Montana." in page.text
    assert "Montana" not in page.labels()
    assert "$43.50" in page.text
    assert "deducted from your first month's commissions" in page.text
    assert "Do you also want to contract for BlueLincs HMO?" in page.text
    # Before any save, and without JavaScript.
    assert "BlueLincs HMO has its own appointment fee: $31.00." in page.text
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
