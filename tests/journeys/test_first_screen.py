"""Does every answer of NIPR, or none, leave the producer knowing what to do?"""

from contextlib import contextmanager

import httpx
import pytest
from playwright.sync_api import expect

from story.people import Producer
from story.waiting import reload_until
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.error_pages import assert_explained

SSN = "Social Security Number"
AGAIN = "Confirm Social Security Number"


def enter(browser, number, again=None):
    browser.fill(SSN, number)
    browser.fill(AGAIN, number if again is None else again)
    browser.press("Continue")


def wait_for(producer, words):
    browser = producer.browser
    reload_until(browser, words, lambda: words in browser.text, within=PATIENCE)


@pytest.fixture(scope="module")
def producer(beginnings):
    made = beginnings.signed_in()
    made.go("start")
    return made


@contextmanager
def outage(simulator):
    """Have NIPR answer nothing."""
    httpx.post(f"{simulator}/control/outage", json={"on": True}).raise_for_status()
    try:
        yield
    finally:
        httpx.post(f"{simulator}/control/outage", json={"on": False})


@pytest.mark.parametrize(
    ("number", "again", "sentence"),
    [
        ("", "", "Enter your Social Security Number."),
        ("123-45-678", None, "A Social Security Number has 9 digits"),
        ("000-12-3456", None, "This number is never issued"),
        ("666-12-3456", None, "This number is never issued"),
        ("078-05-1120", None, "This number is never issued"),
        ("219-09-1234", "219-09-1235", "The two numbers differ."),
    ],
)
@covers("HOME-2")
def test_an_impossible_number_is_refused_before_nipr_is_asked(
    producer, number, again, sentence
):
    browser = producer.browser
    producer.go("start")
    enter(browser, number, again)
    assert (browser.status, browser.heading) == (422, "Confirm your identity")
    assert sentence in browser.text
    assert browser.value_of(SSN) == browser.value_of(AGAIN) == ""


@covers("HOME-2")
def test_a_typed_number_is_hidden_when_its_field_is_left_and_shown_on_demand(
    producer, windows
):
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/start")
    field = window.page.locator("#ssn")
    show = field.locator("xpath=following-sibling::button")
    window.fill(SSN, "219-09-1234")
    expect(field).to_have_attribute("type", "text")
    window.page.locator("#ssn_again").focus()
    expect(field).to_have_attribute("type", "password")
    expect(show).to_have_text("Show")
    window.judge(window.page)
    show.click()
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value("219-09-1234")
    expect(show).to_have_text("Hide")
    show.click()
    expect(field).to_have_attribute("type", "password")


@covers("HOME-3")
def test_an_unknown_number_can_be_corrected_without_javascript(producer):
    browser = producer.browser
    producer.go("start")
    enter(browser, "219-09-1234")
    wait_for(producer, "NIPR has nobody with this")
    assert producer.person.last_name in browser.text
    assert browser.value_of("Last name") == ""
    enter(browser, producer.person.ssn)
    wait_for(producer, "National Producer Number")
    assert producer.person.last_name.upper() in browser.text.upper()
    browser.press("Submit")
    assert browser.status == 422
    assert browser.has_button("Submit")


@covers("HOME-2", "TAB-2")
def test_a_wrong_number_and_an_unticked_box_are_explained_at_their_place(
    beginnings, windows
):
    producer = beginnings.signed_in()
    window, number = windows.of(producer), producer.person.ssn
    window.open(f"/cases/{producer.key}/start")
    enter(window, "123-45-678")
    assert_explained(window, {"ssn": "A Social Security Number has 9 digits"})
    enter(window, number, "219-09-1235")
    assert_explained(window, {"ssn_again": "The two numbers differ."})
    enter(window, number)
    submit = window.page.get_by_role("button", name="Submit")
    expect(submit).to_be_visible(timeout=PATIENCE * 1000)
    window.press("Submit")
    assert_explained(window, {"agreed": "Tick the box under the authorization"})


@covers("HOME-3")
def test_two_matches_are_told_apart_by_state_and_year_in_chromium(beginnings, windows):
    nguyen = Producer("Michelle", "Nguyen", "900-01-0019", states=("Texas",))
    producer = beginnings.signed_in(nguyen)
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/start")
    enter(window, nguyen.ssn)
    main = window.page.locator("main")
    expect(main).to_contain_text("several entries", timeout=PATIENCE * 1000)
    window.judge(window.page)
    window.fill("Resident license state", "NY")
    window.fill("Birth year", "1950")
    window.press("Continue")
    expect(main).to_contain_text("None of NIPR's entries", timeout=PATIENCE * 1000)
    window.fill("Resident license state", "TX")
    window.fill("Birth year", "1984")
    window.press("Continue")
    expect(main).to_contain_text("10000119", timeout=PATIENCE * 1000)
    window.judge(window.page)
    assert "Michelle" in window.text.title()


@covers("HOME-3")
@pytest.mark.alone
def test_while_nipr_is_down_the_page_says_so_and_goes_on_by_itself(beginnings, windows):
    producer = beginnings.signed_in()
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/start")
    main = window.page.locator("main")
    with outage(beginnings.simulator):
        enter(window, producer.person.ssn)
        expect(main).to_contain_text(
            "NIPR does not answer at the moment", timeout=PATIENCE * 1000
        )
        assert "nothing that you entered is lost" in window.text
        assert producer.person.ssn[-4:] in window.text
        window.judge(window.page)
    expect(main).to_contain_text("National Producer Number", timeout=PATIENCE * 1000)
    assert window.has_button("Submit")
