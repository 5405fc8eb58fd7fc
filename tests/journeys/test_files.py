"""Is a file that breaks a rule refused by name, with nothing else lost?"""

import pypdfium2
import pytest
from playwright.sync_api import expect

from story.plain_browser import Attachment
from tests.support.covers import covers
from tests.support.crafted_files import a_locked_pdf, a_pdf_of_size

FIELD = "E&O declaration page"
LIMIT = 3_145_728
WORD = Attachment("policy.docx", b"PK\x03\x04 a letter", "application/msword")
NO_PDF = Attachment("policy.pdf", b"This is only called a PDF.", "application/pdf")
BROKEN = Attachment("half.pdf", b"%PDF-1.7\n1 0 obj\n<< /Ty", "application/pdf")
LOCKED = Attachment("locked.pdf", a_locked_pdf(), "application/pdf")
EMPTY = Attachment("empty.pdf", b"", "application/pdf")
LARGEST = Attachment("largest.pdf", a_pdf_of_size(LIMIT), "application/pdf")
TOO_LARGE = Attachment("big.pdf", LARGEST.content + b"\n", "application/pdf")


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


def upload(browser, attachment):
    browser.fill("Policy number", "EO-TYPED-1")
    browser.attach(FIELD, attachment)
    browser.press("Upload")


def first_page(content):
    return pypdfium2.PdfDocument(content)[0]


def files(browser):
    return [link for link in browser.links if "/files/" in link]


@pytest.mark.parametrize(
    ("attachment", "sentence"),
    [
        (WORD, "“policy.docx” is not a PDF, JPG, JPEG, PNG, GIF or TIFF file"),
        (NO_PDF, "“policy.pdf” is not a PDF, JPG, JPEG, PNG, GIF or TIFF file"),
        (BROKEN, "“half.pdf” cannot be read"),
        (LOCKED, "“locked.pdf” is protected by a password"),
        (EMPTY, "“empty.pdf” cannot be read"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
@covers("UPL-1", "UPL-2", "TAB-2")
def test_a_file_that_is_not_one_of_the_kinds_is_refused_and_the_form_kept(
    producer, attachment, sentence
):
    browser = producer.browser
    producer.go("e-and-o")
    upload(browser, attachment)
    assert (browser.status, browser.heading) == (422, "E&O")
    assert sentence in browser.text
    assert browser.value_of("Policy number") == "EO-TYPED-1"
    assert files(browser) == []


@covers("UPL-1", "UPL-3")
def test_one_byte_too_many_is_refused_and_the_limit_itself_is_taken(producer):
    browser = producer.browser
    producer.go("e-and-o")
    upload(browser, TOO_LARGE)
    assert browser.status == 413
    assert "A file may have at most 3,072 KB" in browser.text
    assert browser.value_of("Policy number") == "EO-TYPED-1"
    assert files(browser) == []
    upload(browser, LARGEST)
    assert browser.status == 200
    assert len(files(browser)) == 1
    copy = browser.http.get(files(browser)[0])
    assert first_page(copy.content).get_size() == (612, 792)


@covers("EO-7")
def test_a_new_declaration_page_takes_the_place_of_the_older_one(producer):
    browser = producer.browser
    producer.upload_declaration_page("EO-FIRST")
    before = files(browser)
    producer.upload_declaration_page("EO-SECOND")
    (after,) = files(browser)
    assert [after] != before
    copy = first_page(browser.http.get(after).content)
    assert "EO-SECOND" in copy.get_textpage().get_text_range()


@covers("UPL-1")
def test_chromium_names_a_file_that_is_too_large_before_it_travels(producer, windows):
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/e-and-o")
    window.attach(FIELD, TOO_LARGE)
    message = window.page.locator("[data-file-message]")
    expect(message).to_contain_text("big.pdf is 3,073 KB")
    window.judge(window.page)
    window.attach(FIELD, NO_PDF)
    expect(message).to_be_hidden()
    window.press("Upload")
    assert "“policy.pdf” is not a PDF" in window.text
    assert window.status == 422
    window.page.get_by_role("link", name="“policy.pdf” is not a PDF").click()
    expect(window.page.get_by_label(FIELD)).to_be_focused()
