"""Does what was typed outlive the session, and is no foreign form taken?"""

import httpx
import pytest
from playwright.sync_api import expect

from story.declaration_page import declaration_page
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers


@pytest.fixture(scope="module")
def producer(beginnings):
    return beginnings.identified()


@pytest.fixture
def browser(producer):
    """The producer's browser on E&O, signed in."""
    producer.go("e-and-o")
    if producer.browser.heading == "Sign in":
        producer.sign_in()
    return producer.browser


def log_out(browser):
    browser.open("/exit")
    browser.press("Logout")


@covers("LOG-2", "LOG-3")
def test_saving_after_logout_in_another_window_keeps_what_was_typed(producer, browser):
    browser.fill("Policy number", "EO-LOGGED-OUT")
    other = browser.twin()
    log_out(other)
    other.close()
    browser.press("Save")
    assert (browser.status, browser.heading) == (401, "Sign in")
    assert "what you typed is kept" in browser.text
    producer.sign_in("not-the-password-1")
    assert browser.status == 422
    producer.sign_in()
    assert browser.path == f"/cases/{producer.key}/e-and-o"
    assert browser.value_of("Policy number") == "EO-LOGGED-OUT"


@covers("LOG-3", "TAB-3")
def test_chromium_says_that_the_session_ended_and_saves_after_sign_in(
    producer, browser, windows, passing_time
):
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/general")
    passing_time.beyond_the_session(producer.login_name)
    window.fill("Business phone", "(512) 555-0145")
    said = window.page.locator("[data-autosave-status]")
    expect(said).to_contain_text("Your session has ended.", timeout=PATIENCE * 1000)
    window.judge(window.page)
    window.press("Save")
    assert (window.status, window.heading) == (401, "Sign in")
    window.fill("Login Name", producer.login_name)
    window.fill("Password", producer.person.password)
    window.press("Submit")
    assert window.heading == "General"
    assert window.value_of("Business phone") == "(512) 555-0145"
    assert browser.path.endswith("/e-and-o")


@covers("LOG-3")
def test_without_javascript_a_form_outlives_its_session_and_each_page_is_accessible(
    producer, browser, windows, passing_time
):
    assert browser.heading == "E&O"
    window = windows.of(producer, java_script_enabled=False)
    window.open(f"/cases/{producer.key}/e-and-o")
    window.fill("Policy number", "EO-NO-SCRIPTS")
    passing_time.beyond_the_session(producer.login_name)
    window.press("Save")
    assert (window.status, window.heading) == (401, "Sign in")
    assert "what you typed is kept" in window.text
    window.fill("Login Name", producer.login_name)
    window.fill("Password", producer.person.password)
    window.press("Submit")
    assert window.path == f"/cases/{producer.key}/e-and-o"
    assert window.value_of("Policy number") == "EO-NO-SCRIPTS"


@covers("LOG-3")
def test_a_file_is_not_said_to_be_here_when_the_session_ended_before_it(
    producer, browser, passing_time
):
    passing_time.beyond_the_session(producer.login_name)
    browser.fill("Policy number", "EO-WITH-FILE")
    browser.attach("E&O declaration page", declaration_page("EO-WITH-FILE"))
    browser.press("Upload")
    assert browser.heading == "Sign in"
    producer.sign_in()
    assert browser.value_of("Policy number") == "EO-WITH-FILE"
    assert "Your file is here" not in browser.text
    assert "choose the file again" in browser.text.lower()


@covers("LOG-3")
def test_a_form_older_than_the_session_is_offered_once_more(producer, browser):
    older = browser.twin()
    log_out(browser)
    producer.go("e-and-o")
    producer.sign_in()
    older.http.cookies = browser.http.cookies
    older.fill("Policy number", "EO-OLDER-FORM")
    older.press("Save")
    assert (older.status, older.heading) == (
        409,
        "This form is older than your session",
    )
    older.press("Send what I typed")
    assert older.value_of("Policy number") == "EO-OLDER-FORM"
    older.close()


@covers("OPS-3")
@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ({}, {"policy_number": "EO-FORGED"}),
        ({}, {"policy_number": "EO-FORGED", "form_token": "made-up"}),
        ({"Origin": "https://example.org"}, {"policy_number": "EO-FORGED"}),
    ],
    ids=["no token", "a made-up token", "another site"],
)
def test_a_form_that_is_not_ours_changes_nothing_and_says_so(
    producer, browser, headers, fields
):
    before = browser.value_of("Policy number")
    address = f"/cases/{producer.key}/e-and-o"
    answer = browser.http.post(address, data=fields, headers=headers)
    assert answer.status_code == 403
    assert "This form cannot be taken" in answer.text
    assert "Nothing was" in answer.text
    browser.reload()
    assert browser.value_of("Policy number") == before != "EO-FORGED"


@covers("LOG-1")
def test_a_sign_in_form_of_another_browser_is_not_taken(producer, beginnings):
    form = {"login_name": producer.login_name, "password": producer.person.password}
    answer = httpx.post(f"{beginnings.addresses.gateway}/sign-in", data=form)
    assert answer.status_code == 403
    assert "session" not in answer.cookies
