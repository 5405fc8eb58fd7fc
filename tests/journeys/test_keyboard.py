"""Does a producer get along without a mouse?"""

import pytest
from playwright.sync_api import expect

from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.keyboard import tab_to, type_into


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@covers("NEW-11", "LOG-1", "BNK-1")
def test_signing_in_and_a_whole_tab_are_done_by_keyboard_alone(
    producer, windows, addresses
):
    window = windows.empty(addresses.gateway)
    page, person = window.page, producer.person
    window.open(f"/c/{producer.key}")
    type_into(page, "Login Name", producer.login_name)
    type_into(page, "Password", person.password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{producer.key}/*", timeout=PATIENCE * 1000)
    tab_to(page, "Banking Information")
    page.keyboard.press("Enter")
    heading = page.locator("h1")
    expect(heading).to_have_text("Banking Information", timeout=PATIENCE * 1000)
    tab_to(page, "Checking")
    page.keyboard.press("Space")
    type_into(page, "Routing number", person.routing_number)
    type_into(page, "Validate routing number", person.routing_number)
    type_into(page, "Account number", person.account_number)
    type_into(page, "Validate account number", person.account_number)
    tab_to(page, "Save and continue")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Code of Conduct", timeout=PATIENCE * 1000)
    window.open(f"/cases/{producer.key}/banking-information")
    assert "ending in 6789" in window.text


@covers("NEW-11")
def test_the_first_stop_of_a_page_leads_past_its_head(producer, windows):
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/general")
    tab_to(window.page, "Skip to main content")
    window.page.keyboard.press("Enter")
    expect(window.page.locator("main")).to_be_focused()
