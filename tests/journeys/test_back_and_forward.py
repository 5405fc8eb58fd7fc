"""Do Back, Forward and Refresh repeat nothing and lose nothing?"""

import pytest
from playwright.sync_api import expect

from story.plain_browser import Attachment
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.presses import Writes

NO_PDF = Attachment("policy.pdf", b"This is only called a PDF.", "application/pdf")


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@pytest.fixture
def window(producer, windows):
    """A window on the producer's Code of Conduct."""
    opened = windows.of(producer)
    opened.open(f"/cases/{producer.key}/code-of-conduct")
    return opened


def saved(window):
    said = window.page.locator("[data-autosave-status]")
    expect(said).to_contain_text("Saved at", timeout=PATIENCE * 1000)


def go(window, section):
    """Choose a section of the list beside the tab."""
    page = window.page
    page.locator("nav.sections--open").get_by_role("link", name=section).click()
    expect(page.locator("h1")).to_have_text(section, timeout=PATIENCE * 1000)


@covers("TAB-3", "NEW-10")
def test_what_was_typed_before_leaving_is_there_on_back_and_after_forward_and_back(
    window,
):
    page = window.page
    window.fill("Signature", "Typed before leaving")
    go(window, "Licenses")
    page.go_back()
    reload_until(
        window,
        "what was typed",
        lambda: window.value_of("Signature") == "Typed before leaving",
        within=PATIENCE,
    )
    page.go_forward()
    page.go_back()
    assert window.value_of("Signature") == "Typed before leaving"


@covers("TAB-3")
def test_what_was_typed_survives_a_closed_browser(producer, window, windows):
    window.fill("Signature", "Typed and closed")
    saved(window)
    window.page.close()
    later = windows.of(producer)
    later.open(f"/c/{producer.key}")
    later.open(f"/cases/{producer.key}/code-of-conduct")
    assert later.value_of("Signature") == "Typed and closed"


@covers("TAB-3", "NEW-10")
def test_nothing_is_sent_again_after_save_nor_after_a_page_with_errors(window):
    page, writes = window.page, Writes(window)
    window.fill("Signature", "Nobody")
    window.press("Save")
    assert "Type your name as it stands on General" in window.text
    window.press("Save and continue")
    expect(page.locator(".error-summary")).to_be_visible()
    sent = len(writes.seen)
    page.reload()
    page.go_back()
    page.reload()
    page.go_forward()
    assert window.value_of("Signature") == "Nobody"
    assert len(writes.seen) == sent


@covers("TAB-3", "UPL-3", "NEW-10")
def test_nothing_is_sent_again_after_a_refused_file(producer, window):
    page = window.page
    window.open(f"/cases/{producer.key}/e-and-o")
    window.fill("Policy number", "EO-BACK-1")
    window.attach("E&O declaration page", NO_PDF)
    writes = Writes(window)
    window.press("Upload")
    assert window.status == 422
    sent = len(writes.seen)
    page.reload()
    assert (window.status, window.value_of("Policy number")) == (200, "EO-BACK-1")
    page.go_back()
    page.go_forward()
    assert window.value_of("Policy number") == "EO-BACK-1"
    assert len(writes.seen) == sent


@covers("LOG-2", "NEW-10")
def test_after_logout_back_shows_nothing_of_the_case(producer, window):
    window.open("/exit")
    window.press("Return")
    window.open("/exit")
    window.press("Logout")
    assert window.heading == "Sign in"
    window.page.go_back()
    window.page.go_back()
    assert window.heading == "Sign in"
    assert producer.person.last_name not in window.page.content()
    producer.go("code-of-conduct")
    producer.sign_in()
