"""Is what one types saved by itself, and a secret number only by a button?

The page's clock is wound on, so that no test waits for it.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.presses import Writes

LONG = 60_000
"""Milliseconds, many times what autosave waits for."""

HIDDEN = """() => {
    Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="module")
def newcomer(beginnings):
    """Somebody who has the first screen before them."""
    return beginnings.signed_in()


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@pytest.fixture
def open_page(windows):
    """Open a section in a window whose clock can be wound on."""

    def opened(producer, section):
        window = windows.of(producer)
        window.page.clock.install()
        window.open(f"/cases/{producer.key}/{section}")
        return window

    return opened


def leave_alone(window):
    """Let time pass, then look at another window."""
    window.page.clock.fast_forward(LONG)
    window.page.evaluate(HIDDEN)
    window.page.clock.fast_forward(LONG)


@covers("TAB-3", "HOME-2")
def test_a_social_security_number_is_not_sent_while_it_is_typed(newcomer, open_page):
    window = open_page(newcomer, "start")
    writes = Writes(window)
    window.fill("Social Security Number", newcomer.person.ssn)
    window.fill("Confirm Social Security Number", newcomer.person.ssn)
    leave_alone(window)
    window.reload()
    assert writes.seen == []
    assert window.value_of("Social Security Number") == ""


@covers("TAB-3", "BNK-1")
def test_bank_numbers_are_not_sent_while_they_are_typed(producer, open_page):
    window, person = open_page(producer, "banking-information"), producer.person
    writes = Writes(window)
    window.choose("Account type", "Checking")
    window.fill("Routing number", person.routing_number)
    window.fill("Validate routing number", person.routing_number)
    window.fill("Account number", person.account_number)
    window.fill("Validate account number", person.account_number)
    leave_alone(window)
    window.reload()
    assert writes.seen == []
    assert "ending in" not in window.text


TYPED = {
    "general": ("Business phone", "(512) 555-0123"),
    "e-and-o": ("Policy number", "EO-BY-ITSELF-1"),
    "code-of-conduct": ("Signature", "Typed Byitself"),
}


@pytest.mark.parametrize("section", TYPED)
@covers("TAB-3")
def test_what_is_typed_is_saved_by_itself(producer, open_page, section):
    window = open_page(producer, section)
    writes = Writes(window)
    label, value = TYPED[section]
    window.fill(label, value)
    comes_to_be_saved(window)
    assert writes.seen == [f"PATCH {section}"]
    producer.go(section)
    assert producer.browser.value_of(label) == value


@covers("TAB-3")
def test_what_is_chosen_is_saved_by_itself(producer, open_page):
    window = open_page(producer, "licenses")
    window.tick("Texas")
    comes_to_be_saved(window)
    window.open(f"/cases/{producer.key}/licenses")
    assert window.page.get_by_label("Texas", exact=True).is_checked()
    window = open_page(producer, "background-questionnaire")
    window.choose("1. ", "No")
    comes_to_be_saved(window)
    window.open(f"/cases/{producer.key}/background-questionnaire")
    question = window.page.get_by_role("group", name="1. ")
    assert question.get_by_label("No", exact=True).is_checked()


def comes_to_be_saved(window):
    window.page.clock.fast_forward(LONG)
    said = window.page.locator("[data-autosave-status]")
    expect(said).to_contain_text(
        re.compile(r"Saved at \d+:\d\d [ap]\.m\. CT"), timeout=PATIENCE * 1000
    )
