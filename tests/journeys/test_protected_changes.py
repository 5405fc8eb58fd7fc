"""Once submitted, is neither mail nor money led elsewhere without the password?"""

import pytest
from playwright.sync_api import expect

from tests.support.beginnings import PATIENCE
from tests.support.covers import covers

NEW = "new.address@example.com"
WRONG = "not-the-password-1"


@pytest.fixture(scope="module")
def producer(beginnings):
    """Somebody who took back what they had submitted."""
    made = beginnings.submitted()
    made.go("take-back")
    made.browser.press("Take back")
    return made


@pytest.fixture
def window(producer, windows):
    return windows.of(producer)


def says(window, sentence):
    said = window.page.locator("[data-autosave-status]")
    expect(said).to_contain_text(sentence, timeout=PATIENCE * 1000)


def is_asked_again(window, heading):
    assert (window.status, window.heading) == (422, heading)
    assert window.value_of("Password") == ""
    summary = window.page.get_by_role("alert").filter(has_text="There is a problem")
    summary.get_by_role("link").click()
    expect(window.page.get_by_label("Password", exact=True)).to_be_focused()


@covers("NEW-13", "GEN-1", "TAB-3")
def test_a_contact_address_waits_for_the_password_and_loses_nothing(
    producer, beginnings, window, windows
):
    autosaved = []
    window.page.on(
        "request",
        lambda sent: autosaved.append(sent.post_data) if sent.method == "PATCH" else 0,
    )
    window.open(f"/cases/{producer.key}/general")
    window.fill("Password", WRONG)
    window.fill("Email address", NEW)
    says(window, "A new one needs your password; until then we write to the one")
    assert autosaved
    assert not [body for body in autosaved if "password" in body]

    window.press("Save")
    is_asked_again(window, "General")
    assert window.value_of("Email address") == NEW

    # What another window saves meanwhile takes nothing away, nor is it written over.
    other = windows.beside(window)
    other.open(f"/cases/{producer.key}/general")
    other.fill("Business phone", "(512) 555-0166")
    says(other, "Saved at")
    says(window, "saved in another window. Press Save")
    window.press("Save")
    assert (window.status, window.heading) == (409, "Two versions of General")
    window.press("Save")
    is_asked_again(window, "General")
    window.fill("Password", producer.person.password)
    window.press("Save")
    assert window.value_of("Email address") == NEW
    assert window.value_of("Business phone") == "(512) 555-0166"
    assert "What you entered is kept." in window.text
    told = beginnings.mailbox.wait_for(
        producer.person.email, "Your sign-in details were changed", within=PATIENCE
    )
    assert "Your password was entered for it." in told.text


@covers("NEW-13", "BNK-1")
def test_a_mistyped_password_shows_no_bank_number_and_asks_for_none_again(
    producer, window
):
    window.open(f"/cases/{producer.key}/banking-information")
    for label in ("Account number", "Validate account number"):
        window.fill(label, "77001122334")
    window.fill("Password", WRONG)
    window.press("Save")
    is_asked_again(window, "Banking Information")
    assert "77001122334" not in window.page.content()
    assert "As you typed it, ending in 2334." in window.text
    window.fill("Password", producer.person.password)
    window.press("Save")
    assert window.status == 200
    assert "Saved, ending in 2334." in window.text
