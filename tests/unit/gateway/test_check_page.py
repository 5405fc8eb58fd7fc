"""Does Check your answers repeat what was chosen, and lead to where it is changed?"""

import pytest

from contracts.api.case_tabs import TabFacts
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_values import KEY, a_tab, an_overview

CHECK = f"/cases/{KEY}/check"
CITY_AND_ZIP = ("primary_city", "primary_zip")
CHOSEN = {"OK": "yes", "TX": "", "bluelincs_hmo": "yes"}
SECTIONS = {
    "General": "general",
    "Licenses": "licenses",
    "Background Questionnaire": "background-questionnaire",
    "E&O": "e-and-o",
    "Banking Information": "banking-information",
    "Code of Conduct": "code-of-conduct",
}


@pytest.fixture
def checked(producer):
    """Open the page with Licenses as chosen, changed as a test says."""

    async def shown(chosen=CHOSEN, *, editable: bool = True, **changes):
        tabs = tuple(
            a_tab(tab, editable=editable, **{"values": chosen} if is_licenses else {})
            for tab in Tab
            for is_licenses in (tab is Tab.LICENSES,)
        )
        producer.double.has_check(overview=an_overview(), tabs=tabs, **changes)
        return await producer.open(CHECK)

    return shown


def answers(shown, tab: str) -> dict[str, str]:
    """Read what a section repeats, by its labels."""
    (section,) = shown.page.xpath(f"//section[@aria-labelledby='check-{tab}']")
    pairs = section.xpath(".//div[contains(@class, 'answer')]")
    return {pair[0].text_content(): pair[1].text_content() for pair in pairs}


@covers("LIC-1", "LIC-2", "SUB-1")
async def test_the_chosen_states_are_repeated_with_those_that_were_not(checked):
    assert answers(await checked(), "licenses") == {
        "Oklahoma": "Yes",
        "Texas": "No",
        "Montana": "No",
        "BlueLincs HMO": "Yes",
    }


@covers("LIC-2")
async def test_bluelincs_is_repeated_with_oklahoma_only(checked):
    shown = await checked(CHOSEN | {"OK": "", "TX": "yes"})
    assert "BlueLincs HMO" not in answers(shown, "licenses")


@covers("SUB-1")
async def test_each_section_has_a_change_link_that_leads_to_it(checked):
    links = (await checked()).links()
    changes = {text: to for text, to in links.items() if text.startswith("Change ")}
    assert changes == {
        f"Change {name}": f"/cases/{KEY}/{tab}" for name, tab in SECTIONS.items()
    }
    assert links["Open eSignature"] == f"/cases/{KEY}/esignature"


@covers("SUB-1")
async def test_a_closed_section_has_no_change_link(checked):
    links = (await checked(editable=False)).links()
    assert not [text for text in links if text.startswith("Change ")]


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        (True, "Your documents are signed."),
        (False, "Your documents are not signed yet."),
    ],
)
@covers("SUB-1")
async def test_the_page_says_whether_the_documents_are_signed(checked, signed, words):
    assert words in (await checked(packet_signed=signed)).text


@covers("NEW-6")
@pytest.mark.parametrize("page", [CHECK, f"/cases/{KEY}/general"])
async def test_what_nipr_has_otherwise_is_to_be_corrected_there(producer, page):
    for fields, words in (
        (("email", *CITY_AND_ZIP), "record in: Email address, Primary address."),
        ((), ""),
    ):
        facts = TabFacts(name="Pat Q Sample", to_correct_at_nipr=fields)
        general = a_tab(Tab.GENERAL, facts=facts)
        producer.double.has_tab(general)
        producer.double.has_check(overview=an_overview(), tabs=(general,))
        shown = await producer.open(page)
        assert words in shown.text
        link = shown.links().get("Contact Change Request")
        assert link == ("https://nipr.com" if fields else None)
