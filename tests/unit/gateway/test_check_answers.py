"""Does Check your answers repeat every answer of every section?"""

import pytest

from contracts.api.case_fields import FIELDS
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_values import KEY, a_tab, an_overview

GENERAL = {
    "email": "pat@example.com",
    "business_phone": "(312) 555-0100",
    "primary_street": "1 Main St",
    "primary_street_2": "Ste 2",
    "primary_city": "Chicago",
    "primary_state": "IL",
    "primary_zip": "60601",
    "mailing_same": "",
    "mailing_street": "2 Elm St",
    "mailing_street_2": "Apt 3",
    "mailing_city": "Dallas",
    "mailing_state": "TX",
    "mailing_zip": "75201",
}
QUESTIONNAIRE = {
    f"{part}_{number}": {"answer": "yes", "explanation": f"It happened {number}."}[part]
    for number in range(1, 11)
    for part in ("answer", "explanation")
}
E_AND_O = {
    "company": "OTHER",
    "company_name": "Acme Mutual",
    "policy_number": "EO-77",
    "effective_date": "01/02/2026",
    "expiration_date": "01/02/2027",
    "per_occurrence_limit": "$1,000,000",
    "aggregate_limit": "$3,000,000",
    "declaration_page": str(a_file().file_id),
}
SHOWN = {
    Tab.GENERAL: GENERAL,
    Tab.BACKGROUND_QUESTIONNAIRE: QUESTIONNAIRE,
    Tab.E_AND_O: E_AND_O,
    Tab.BANKING_INFORMATION: {"account_type": "checking"},
    Tab.CODE_OF_CONDUCT: {"signature": "Pat Q Sample"},
}
WORDS = {"IL": "Illinois", "TX": "Texas", "yes": "Yes", "checking": "Checking"}
# What stands there in other words or as a link; the rest of the account has its ending.
OTHERWISE = {"mailing_same", "declaration_page"}


@covers("SUB-1")
@pytest.mark.parametrize("tab", SHOWN)
async def test_every_answer_of_a_section_is_repeated(producer, tab):
    values = SHOWN[tab]
    assert tab == Tab.BANKING_INFORMATION or values.keys() == set(FIELDS[tab])
    tabs = (a_tab(tab, values=dict.fromkeys(FIELDS[tab], "") | values),)
    producer.double.has_check(overview=an_overview(), tabs=tabs)
    page = await producer.open(f"/cases/{KEY}/check")
    shown = pairs(page, tab)
    for field in values.keys() - OTHERWISE:
        assert WORDS.get(values[field], values[field]) in shown, field


@covers("SUB-1", "UPL-3")
async def test_the_declaration_page_can_be_opened(producer):
    tab = a_tab(Tab.E_AND_O, values=E_AND_O)
    producer.double.has_check(overview=an_overview(), tabs=(tab,))
    file = a_file()
    producer.double.says_files(file)
    links = (await producer.open(f"/cases/{KEY}/check")).links()
    assert links[file.name] == f"/cases/{KEY}/files/{file.file_id}"


def pairs(page, tab: Tab) -> list[str]:
    (section,) = page.page.xpath(f"//section[@aria-labelledby='check-{tab}']")
    found = section.xpath(".//*[contains(@class, 'answer__value')]")
    return [one.text_content() for one in found]
