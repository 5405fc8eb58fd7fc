"""Do the tabs save while one types, and the pages with secret numbers never?"""

import pytest

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_values import KEY, a_start

SAVED = (
    Tab.GENERAL,
    Tab.LICENSES,
    Tab.BACKGROUND_QUESTIONNAIRE,
    Tab.E_AND_O,
    Tab.CODE_OF_CONDUCT,
)
PROMISE = "Your work is saved while you type."


@pytest.mark.parametrize("tab", SAVED)
@covers("TAB-3")
async def test_a_tab_saves_what_is_typed_and_says_so(producer, tab):
    shown = await producer.open(f"/cases/{KEY}/{tab}")
    assert len(shown.page.xpath("//form[@data-autosave][@data-window]")) == 1
    assert PROMISE in shown.text


@covers("TAB-3", "BNK-1")
async def test_bank_numbers_are_saved_by_a_button_only_and_the_page_says_so(producer):
    shown = await producer.open(f"/cases/{KEY}/{Tab.BANKING_INFORMATION}")
    assert not shown.page.xpath("//*[@data-autosave]")
    assert PROMISE not in shown.text
    assert "these numbers are not saved while you type: press Save" in shown.text


@pytest.mark.parametrize("state", ["ssn_needed", "not_found", "found", "needs_help"])
@covers("TAB-3", "HOME-2")
async def test_a_social_security_number_is_sent_by_a_button_only(producer, state):
    producer.double.says(f"GET /cases/{KEY}/start", a_start(state))
    shown = await producer.open(f"/cases/{KEY}/start?correct=1")
    assert shown.page.xpath("//input[@id='ssn']")
    assert not shown.page.xpath("//*[@data-autosave or @data-window]")
