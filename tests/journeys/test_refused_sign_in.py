"""Is everybody who may not come in told what to do, and told no more than that?"""

import pytest

from tests.support.beginnings import PATIENCE
from tests.support.covers import covers

WRONG = "The Login Name, Password or Domain is not correct."


@pytest.fixture(scope="module")
def newcomer(beginnings):
    """Somebody invited, who has not signed in yet, with the mail."""
    return beginnings.invited()


@pytest.fixture(scope="module")
def somebody_else(beginnings):
    return beginnings.signed_in()


def attempt(browser, login_name, password, domain="HCSC"):
    browser.open("/sign-in")
    browser.fill("Login Name", login_name)
    browser.fill("Password", password)
    browser.fill("Domain", domain)
    browser.press("Submit")
    return browser


def sentences(browser):
    return browser.status, browser.heading, browser.text


@covers("LOG-1", "LOG-4")
def test_wrong_password_unknown_name_and_unknown_domain_get_the_same_words(
    newcomer, somebody_else, beginnings
):
    producer, _ = newcomer
    known = somebody_else
    browser = beginnings.browser()
    attempt(browser, known.login_name, "not-the-password-1")
    wrong_password = sentences(browser)
    assert wrong_password[:2] == (422, "Sign in")
    assert WRONG in browser.text
    assert browser.value_of("Login Name") == known.login_name
    assert browser.value_of("Password") == ""
    assert sentences(attempt(browser, "nobody.at.all", "x")) == wrong_password
    real = known.person.password
    assert (
        sentences(attempt(browser, known.login_name, real, "ACME"))[2]
        == (wrong_password[2])
    )
    assert producer.login_name != known.login_name


@covers("LOG-1")
def test_the_refusal_in_chromium_takes_the_focus_and_keeps_the_login_name(
    windows, addresses
):
    window = windows.empty(addresses.gateway)
    attempt(window, "somebody.unknown", "not-the-password-1")
    assert WRONG in window.text
    assert window.page.locator(".error-summary").evaluate(
        "element => element === document.activeElement"
    )
    window.page.get_by_role("link", name=WRONG).click()
    assert window.page.get_by_label("Login Name").evaluate(
        "element => element === document.activeElement"
    )
    assert window.value_of("Login Name") == "somebody.unknown"


@covers("PWD-1", "PWD-3")
def test_an_expired_temporary_password_offers_a_new_one_which_replaces_the_old(
    newcomer, beginnings, passing_time
):
    producer, invitation = newcomer
    browser = producer.browser
    first = invitation.after("Temporary password")
    passing_time.beyond_the_temporary_password(producer.login_name)
    attempt(browser, producer.login_name, first)
    assert browser.status == 422
    assert "This temporary password has expired." in browser.text
    browser.follow("Get My Password")
    browser.fill("Login Name", producer.login_name)
    browser.press("Get My Password")
    known_account = browser.text
    mail = beginnings.mailbox.wait_for(
        producer.person.email, "Your temporary password", within=PATIENCE
    )
    attempt(browser, producer.login_name, first)
    assert "only the newest one works" in browser.text
    second = mail.after("Temporary password")
    attempt(browser, producer.login_name, f"  {second}\n")
    assert browser.heading == "Change Password"
    other = beginnings.browser()
    other.open("/get-my-password")
    other.fill("Login Name", "nobody.at.all")
    other.press("Get My Password")
    assert other.text == known_account


@covers("INV-2")
def test_another_producers_link_is_refused_and_says_whose_account_is_used(
    newcomer, somebody_else
):
    producer, _ = newcomer
    browser = somebody_else.browser
    browser.open(f"/c/{producer.key}")
    assert (browser.status, browser.heading) == (
        403,
        "This link belongs to another account",
    )
    assert somebody_else.login_name in browser.text
    assert producer.person.last_name not in browser.text
    for tab in ("general", "start", "esignature", "check", "status"):
        browser.open(f"/cases/{producer.key}/{tab}")
        assert (browser.status, browser.heading) == (404, "There is no such page")


@covers("INV-2")
def test_a_link_to_no_case_is_answered_like_somebody_elses(somebody_else):
    browser = somebody_else.browser
    browser.open("/c/PP-2026-ZZZZZZ")
    assert (browser.status, browser.heading) == (
        403,
        "This link belongs to another account",
    )


@covers("INV-3")
def test_the_link_alone_opens_nothing_but_sign_in_and_then_lands_on_the_case(
    somebody_else, beginnings
):
    browser = beginnings.browser()
    browser.open(f"/c/{somebody_else.key}")
    assert browser.path == "/sign-in"
    browser.fill("Login Name", somebody_else.login_name)
    browser.fill("Password", somebody_else.person.password)
    browser.press("Submit")
    assert browser.path == f"/cases/{somebody_else.key}/start"
