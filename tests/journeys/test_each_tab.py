"""Does each tab explain what is wrong with it, keep it, and become complete?

One case is taken through all eight tabs, in their order.
"""

import pytest

from story.ceremony import sign_packet
from story.plain_browser import Attachment
from story.producer_steps import ProducerAtWork
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.crafted_files import a_pdf
from tests.support.error_pages import assert_explained, status_of
from tests.support.mistakes import ADDRESSES, ADDRESSES_WRONG, COVER, COVER_WRONG

WORD = Attachment("order.docx", b"PK\x03\x04 a letter", "application/msword")
ORDER = Attachment("order.pdf", a_pdf(), "application/pdf")
REFUSED = "“order.docx” is not a PDF, JPG, JPEG, PNG, GIF or TIFF file"
BACKGROUND = "background-questionnaire"
WHAT_HAPPENED = "A traffic matter in 2019, paid and closed."


@pytest.fixture(scope="module")
def invited(beginnings):
    return beginnings.identified()


@pytest.fixture
def producer(invited, windows):
    """The producer at a window of Chromium, where axe judges every page."""
    at_work = ProducerAtWork(windows.of(invited), invited.person)
    at_work.key = invited.key
    return at_work


def untick(window, label):
    box = window.page.get_by_label(label, exact=True)
    if box.is_checked():
        box.locator("xpath=following-sibling::label").first.click()


def saved_as_complete(producer, tab, name):
    """Open a tab anew and find it complete."""
    producer.go(tab)
    assert status_of(producer.browser, name) == "Complete"
    assert not producer.browser.page.locator(".error-summary").count()


@covers("GEN-1", "GEN-2", "TAB-2")
def test_general(producer):
    window = producer.browser
    producer.go("general")
    untick(window, "Same as primary address")
    window.fill("Email address", "nobody at all")
    window.fill("Business phone", "12")
    for group, fields in ADDRESSES.items():
        for label, value in fields.items():
            window.fill(label, value, group=group)
    window.press("Save")
    assert_explained(window, ADDRESSES_WRONG)
    assert window.value_of("Email address") == "nobody at all"
    assert window.value_of("Business phone") == "12"
    kept = {
        group: {label: window.value_of(label, group=group) for label in fields}
        for group, fields in ADDRESSES.items()
    }
    assert kept == ADDRESSES
    assert status_of(window, "General") == "Has errors"
    producer.fill_general()
    assert window.heading == "Licenses"
    saved_as_complete(producer, "general", "General")
    assert window.value_of("City", group="Primary address") == "Austin"


@covers("LIC-1", "TAB-2")
def test_licenses(producer):
    window = producer.browser
    producer.go("licenses")
    for state in producer.person.states:
        untick(window, state)
    window.press("Save and continue")
    boxes = window.page.locator("#states").get_by_role("checkbox")
    first = str(boxes.first.get_attribute("id"))
    assert_explained(window, {first: "Tick at least one state to contract for."})
    producer.choose_states()
    assert window.heading == "Appointments"
    saved_as_complete(producer, "licenses", "Licenses")
    assert window.page.get_by_label("Texas", exact=True).is_checked()


@covers("TAB-1")
def test_appointments(producer):
    window = producer.browser
    producer.go("appointments")
    assert status_of(window, "Appointments") == "For reference"
    window.press("Save and continue")
    assert window.heading == "Background Questionnaire"


@covers("BGQ-1", "UPL-1", "UPL-2", "TAB-2")
def test_background_questionnaire(producer):
    window = producer.browser
    producer.go(BACKGROUND)
    for number in range(2, 11):
        window.choose(f"{number}. ", "Yes" if number == 9 else "No")
    window.press("Save")
    assert_explained(
        window,
        {
            "answer_1": "Answer question 1 with Yes or No.",
            "explanation_9": "Explain your Yes to question 9",
        },
    )
    window.choose("1. ", "No")
    window.fill("Explanation", WHAT_HAPPENED, group="9. ")
    upload(window, WORD)
    assert window.status == 422
    assert_explained(window, {"supporting_document_9": REFUSED})
    assert "Save or scan the page as one of these and upload that." in window.text
    assert window.value_of("Explanation", group="9. ") == WHAT_HAPPENED
    upload(window, ORDER)
    assert "Your file is here, and what you entered is kept." in window.text
    question = window.page.get_by_role("group", name="9. ")
    assert question.get_by_role("link", name="order.pdf").count() == 1
    window.press("Save and continue")
    assert window.heading == "E&O"
    saved_as_complete(producer, BACKGROUND, "Background Questionnaire")
    assert window.value_of("Explanation", group="9. ") == WHAT_HAPPENED


def upload(window, attachment):
    """Choose a file at the one question that is answered with Yes, and send it."""
    question = window.page.get_by_role("group", name="9. ")
    question.get_by_label("Supporting document").set_input_files(
        {
            "name": attachment.name,
            "mimeType": attachment.media_type,
            "buffer": attachment.content,
        }
    )
    question.get_by_role("button", name="Upload").click()
    window.page.wait_for_load_state()
    window.judge(window.page)


@covers("EO-1", "EO-2", "EO-3", "EO-4", "EO-5", "EO-7", "TAB-2", "UPL-1")
def test_e_and_o(producer):
    window = producer.browser
    producer.go("e-and-o")
    for label, value in COVER.items():
        window.fill(label, value)
    window.press("Save")
    assert_explained(window, COVER_WRONG)
    assert {label: window.value_of(label) for label in COVER} == COVER
    window.attach("E&O declaration page", WORD)
    window.press("Upload")
    assert window.status == 422
    assert_explained(window, {"declaration_page": REFUSED})
    assert {label: window.value_of(label) for label in COVER} == COVER
    producer.fill_e_and_o()
    assert window.heading == "Banking Information"
    saved_as_complete(producer, "e-and-o", "E&O")


@covers("BNK-1", "TAB-2")
def test_banking_information(producer):
    window, person = producer.browser, producer.person
    producer.go("banking-information")
    window.fill("Routing number", "111000024")
    window.fill("Account number", "12")
    window.press("Save")
    assert_explained(
        window,
        {
            "account_type": "Choose Checking or Savings.",
            "routing_number": "This is not a valid routing number.",
            "account_number": "An account number has 4 to 17 digits.",
        },
    )
    window.fill("Routing number", person.routing_number)
    window.fill("Validate routing number", "111000024")
    window.fill("Account number", person.account_number)
    window.fill("Validate account number", "1234")
    window.press("Save")
    assert_explained(
        window,
        {
            "account_type": "Choose Checking or Savings.",
            "routing_number_again": "The two routing numbers differ.",
            "account_number_again": "The two account numbers differ.",
        },
    )
    producer.fill_banking()
    assert window.heading == "Code of Conduct"
    saved_as_complete(producer, "banking-information", "Banking Information")
    assert "ending in 6789" in window.text


@covers("COC-1", "TAB-2")
def test_code_of_conduct(producer):
    window = producer.browser
    producer.go("code-of-conduct")
    window.fill("Signature", "Nobody Else")
    window.press("Save")
    assert_explained(window, {"signature": "Type your name as it stands on General"})
    assert window.value_of("Signature") == "Nobody Else"
    producer.sign_code_of_conduct()
    assert window.heading == "eSignature"
    saved_as_complete(producer, "code-of-conduct", "Code of Conduct")


@covers("SIG-1", "TAB-2")
def test_esignature(producer):
    window = producer.browser
    producer.go("esignature")
    window.press("Continue")
    assert_explained(window, {"consent": "Tick the box to sign electronically."})
    sign_packet(producer)
    reload_until(
        window,
        "the signed packet",
        lambda: status_of(window, "eSignature") == "Complete",
        within=PATIENCE,
    )
