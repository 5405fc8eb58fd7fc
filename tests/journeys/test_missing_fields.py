"""Is everything that a tab lacks listed, marked, and one click away?"""

import pytest
from playwright.sync_api import expect

from tests.support.covers import covers

SENTENCES = {
    "general": ("Email address", "Business phone"),
    "licenses": (),
    "background-questionnaire": ("question 1", "question 10"),
    "e-and-o": ("insurance company", "policy number", "declaration page"),
    "banking-information": ("account", "routing number"),
    "code-of-conduct": ("name",),
}


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


def clear(window):
    """Empty all text fields and lists of the form."""
    form = window.page.locator("form.tab-form")
    for field in form.locator(
        "input[type=text], input[type=email], input[type=tel]"
    ).all():
        if field.is_visible() and field.is_editable():
            field.fill("")
    for field in form.locator("select").all():
        if field.is_visible():
            field.select_option("")


def seen(page, target):
    """Find what a person sees of a field: USWDS keeps boxes beside the screen."""
    label = page.locator(f'label[for="{target[1:]}"]')
    return label.first if label.count() else page.locator(target)


@pytest.mark.parametrize("tab", SENTENCES)
@covers("TAB-2")
def test_save_and_continue_with_nothing_lists_every_field_and_leads_to_it(
    producer, windows, tab
):
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/{tab}")
    clear(window)
    window.press("Save and continue")
    page = window.page
    assert (window.status, window.path) == (200, f"/cases/{producer.key}/{tab}")
    assert page.title().startswith("Error: ")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    said = summary.inner_text().lower()
    assert [words for words in SENTENCES[tab] if words.lower() not in said] == []
    targets = [link.get_attribute("href") for link in summary.get_by_role("link").all()]
    assert [target for target in targets if page.locator(target).count() != 1] == []
    last = summary.get_by_role("link").last
    last.click()
    expect(seen(page, targets[-1])).to_be_in_viewport()
    assert page.evaluate("document.activeElement.matches('main *')")


@pytest.mark.parametrize("tab", SENTENCES)
@covers("TAB-2")
def test_save_keeps_what_is_partial_and_says_what_is_still_wrong_without_javascript(
    producer, tab
):
    browser = producer.browser
    producer.go(tab)
    browser.press("Save")
    assert browser.status == 200
    assert "There is a problem" in browser.text or "problems" in browser.text
    assert browser.path == f"/cases/{producer.key}/{tab}"


@covers("TAB-2")
def test_what_is_invalid_is_kept_as_typed(producer):
    browser = producer.browser
    producer.go("general")
    browser.fill("Email address", "nobody at all")
    browser.fill("Business phone", "12")
    browser.fill("Street address", "P. O. Box 12", group="Primary address")
    browser.press("Save")
    assert browser.value_of("Email address") == "nobody at all"
    assert browser.value_of("Business phone") == "12"
    kept = browser.value_of("Street address", group="Primary address")
    assert kept == "P. O. Box 12"
    assert "Enter an email address like name@company.com." in browser.text


@covers("TAB-2", "SUB-1")
def test_submit_and_sign_are_closed_until_everything_is_there(producer):
    browser = producer.browser
    producer.go("check")
    assert "Before you can submit" in browser.text
    assert not browser.has_button("Submit")
    producer.go("esignature")
    assert "so these sections come first" in browser.text
    assert not browser.has_button("Continue")
