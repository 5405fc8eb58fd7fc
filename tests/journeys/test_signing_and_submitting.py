"""Does every signature and the submission count once, whatever is pressed?

One packet goes through the tests of this file from the first document to Submit.
"""

import io

import pytest
from playwright.sync_api import expect
from pyhanko.pdf_utils.reader import PdfFileReader

from story.ceremony import sign_packet
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.keyboard import tab_to
from tests.support.presses import Writes, press_at_once

AGREEMENT = "esignature/producer-agreement"
W_9 = "esignature/w-9"
ADDENDUM = "esignature/oklahoma-addendum"


@pytest.fixture(scope="module")
def producer(beginnings):
    """A producer whose packet is made, with nothing signed."""
    made = beginnings.filled()
    made.go("esignature")
    made.browser.tick("I consent to sign and receive documents electronically")
    made.browser.press("Continue")
    return made


def signatures(browser, document):
    """Count the signatures in a document's file."""
    answer = browser.http.get(f"{document}/content").raise_for_status()
    return len(PdfFileReader(io.BytesIO(answer.content)).embedded_signatures)


@covers("NEW-11", "SIG-3", "NEW-10")
def test_the_agreement_is_signed_by_keyboard_alone_and_back_signs_nothing_again(
    producer, windows
):
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/{AGREEMENT}")
    page, writes = window.page, Writes(window)
    sign = page.get_by_role("button", name="Sign", exact=True)
    expect(sign).to_be_disabled()
    radio = page.get_by_role("radio", name="Individual")
    while not radio.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
        if "Pages of" in str(page.evaluate("document.activeElement.ariaLabel")):
            page.keyboard.press("End")
    page.keyboard.press("Space")
    expect(sign).to_be_enabled(timeout=PATIENCE * 1000)
    tab_to(page, "Sign")
    page.keyboard.press("Enter")
    chosen = page.get_by_text("Your choice is in the document now")
    expect(chosen).to_be_visible(timeout=PATIENCE * 1000)
    window.judge(page)
    page.get_by_role("region", name="Pages of Producer Agreement").focus()
    page.keyboard.press("End")
    expect(sign).to_be_enabled(timeout=PATIENCE * 1000)
    tab_to(page, "Sign")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(
        "Oklahoma Addendum", timeout=PATIENCE * 1000
    )
    again = writes.during(page.reload, page.go_back, page.go_forward)
    assert "POST producer-agreement" not in again
    window.open(f"/cases/{producer.key}/{AGREEMENT}")
    assert "Signed on" in window.text
    assert not window.has_button("Sign")


@covers("SIG-3")
def test_documents_cannot_be_signed_out_of_order(producer):
    producer.go(W_9)
    assert "signed one after the other" in producer.browser.text
    assert not producer.browser.has_button("Sign")


@covers("SIG-3", "NEW-4")
def test_two_windows_that_sign_at_once_sign_once(producer):
    browser = producer.browser
    producer.go(ADDENDUM)
    other = browser.twin()
    press_at_once("Reviewed", browser, other)
    assert (browser.heading, other.heading) == ("W-9", "W-9")
    browser.choose("Federal tax classification", "Individual/sole proprietor")
    browser.press("Sign")
    other.reload()
    twin = browser.twin()
    press_at_once("Sign", browser, twin, other)
    assert max(browser.status, twin.status, other.status) < 500
    producer.go(W_9)
    assert "Signed on" in browser.text
    base = f"/cases/{producer.key}"
    once = signatures(browser, f"{base}/{AGREEMENT}")
    assert signatures(browser, f"{base}/{W_9}") == once
    twin.close()
    other.close()


@covers("SUB-1", "NEW-10")
def test_three_submits_at_once_submit_once_and_back_finds_nothing_to_press(
    producer, beginnings, windows
):
    browser = producer.browser
    sign_packet(producer)
    producer.go("check")
    reload_until(
        browser, "Submit", lambda: browser.has_button("Submit"), within=PATIENCE
    )
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/check")
    writes = Writes(window)
    twin, other = browser.twin(), browser.twin()
    other.reload()
    press_at_once("Submit", browser, twin, other)
    # Whoever came first is led on; a form of another key finds the case submitted.
    assert f"/cases/{producer.key}/status" in (browser.path, other.path)
    assert max(browser.status, twin.status, other.status) < 500
    window.press("Submit")
    assert window.status < 500
    assert "HCSC Review" in window.page.locator("main").inner_text()
    page = window.page
    again = writes.during(page.reload, page.go_back, page.reload, page.go_forward)
    assert again == []
    window.open(f"/cases/{producer.key}/check")
    assert not window.has_button("Submit")
    subject = "Your application was submitted"
    beginnings.mailbox.wait_for(producer.person.email, subject, within=PATIENCE)
    mails = beginnings.mailbox.to(producer.person.email)
    assert [mail.subject for mail in mails].count(subject) == 1
    twin.close()
    other.close()
