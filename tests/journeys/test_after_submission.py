"""Can everything be read after Submit, and nothing be changed?"""

import pytest

from tests.support.covers import covers

TABS = (
    "general",
    "licenses",
    "appointments",
    "background-questionnaire",
    "e-and-o",
    "banking-information",
    "code-of-conduct",
    "esignature",
)
DOCUMENTS = ("producer-agreement", "oklahoma-addendum", "w-9")


@pytest.fixture(scope="module")
def later(beginnings):
    """The producer another day, at another browser, after submitting.

    `later.older` is a window that was left open on General before Submit.
    """
    producer = beginnings.signed()
    older = producer.browser.twin()
    older.open(f"/cases/{producer.key}/general")
    producer.browser.press("Submit")
    producer.older = older
    producer.browser = beginnings.browser()
    producer.browser.open("/")
    producer.sign_in()
    yield producer
    older.close()


@covers("SUB-2", "HOME-1")
def test_home_lists_the_case_with_its_status_and_the_key_opens_it(later):
    browser = later.browser
    browser.open("/")
    assert "HCSC Review" in browser.text
    browser.follow(later.key)
    assert browser.path == f"/cases/{later.key}/status"


@covers("SUB-1", "SUB-2")
@pytest.mark.parametrize("tab", TABS)
def test_each_tab_is_read_and_offers_no_field_and_no_save(later, windows, tab):
    window = windows.of(later)
    window.open(f"/cases/{later.key}/{tab}")
    assert window.status == 200
    assert not window.has_button("Save")
    assert not window.has_button("Save and continue")
    assert window.page.locator("main input:not([type=hidden])").count() == 0


@covers("SUB-1")
def test_a_window_left_open_before_submit_cannot_change_anything(later):
    older = later.older
    older.fill("Business phone", "(512) 555-0199")
    older.press("Save")
    assert (older.status, older.heading) == (409, "General was not saved")
    assert "Your application is submitted." in older.text
    assert "Business phone (512) 555-0199" in older.text
    later.go("general")
    assert "555-0199" not in later.browser.text


@covers("SUB-2", "NEW-11")
@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_document_opens_as_text_and_as_pdf(later, document):
    browser = later.browser
    base = f"/cases/{later.key}/esignature/{document}"
    browser.open(f"{base}/text")
    assert browser.status == 200
    assert later.person.last_name.lower() in browser.text.lower()
    file = browser.http.get(f"{base}/content")
    assert file.content.startswith(b"%PDF-")
    assert file.headers["content-disposition"].startswith("attachment")


@covers("SUB-2", "BNK-1")
def test_numbers_are_told_by_their_end_only(later):
    later.go("banking-information")
    page = later.browser.http.get(later.browser.url).text
    assert "Ending in 6789" in page
    assert later.person.account_number not in page
    assert later.person.routing_number not in page
    later.go("check")
    assert later.person.account_number not in later.browser.text
