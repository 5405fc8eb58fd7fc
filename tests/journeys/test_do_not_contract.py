"""Does an operator's word keep somebody from being invited, and only an operator's?"""

import secrets

import pytest

from tests.support.covers import covers
from tests.support.hiring import hire
from tests.support.operator import Operator


@pytest.fixture(scope="module")
def says(stack):
    """Give a command on the list as somebody who types password and address."""

    def run(*words: str, login, value: str = ""):
        typed = f"{login.password}\n{value}\n"
        name = ("--login", login.login_name)
        return Operator(stack).tries("do-not-contract", *words, *name, typed=typed)

    return run


@covers("PEER-2")
def test_an_operator_bars_an_address_and_takes_it_off_again(says, stack, beginnings):
    operator, browser = hire(stack, "operator"), beginnings.recruiter.browser
    email, reference = (
        f"barred-{secrets.token_hex(4)}@example.com",
        secrets.token_hex(4),
    )

    def invite() -> None:
        browser.open("/invitations/new")
        browser.fill("First name", "Kim")
        browser.fill("Last name", "Sample")
        browser.fill("Email address", email)
        browser.tick("Texas", group="Selling states")
        browser.press("Send invitation")

    add = ("add", "email", "--reference", reference)
    added = says(*add, login=operator, value=email)
    assert added.stdout == "Added.\n", added.stderr
    assert "already" in says(*add, login=operator, value=email.upper()).stdout
    # The Domain is typed here as it is at the sign-in, where its capitals do not count.
    otherwise = (*add, "--domain", " hcsc")
    assert "already" in says(*otherwise, login=operator, value=email).stdout
    invite()
    assert browser.status == 409
    assert "This producer cannot be invited." in browser.text
    listed = Operator(stack).says("do-not-contract", "list")
    (line,) = [row for row in listed.splitlines() if reference in row]
    assert operator.login_name in line
    assert email not in listed
    removed = says("remove", "email", login=operator, value=email)
    assert removed.stdout == "Removed.\n", removed.stderr
    invite()
    assert "Invitation sent" in browser.text


@covers("PEER-2")
def test_nobody_else_changes_the_list(says, staff):
    add = ("add", "email", "--reference", "NOT-MINE")
    refused = says(*add, login=staff["reviewer"], value="x@example.com")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "no operator's" in refused.stderr


@covers("PEER-2")
def test_what_nobody_could_be_found_by_is_refused_before_it_is_kept(says, stack):
    operator, reference = hire(stack, "operator"), secrets.token_hex(4)
    add = ("add", "email", "--reference", reference)
    refused = says(*add, login=operator, value="Kim Sample <kim@example.com>")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "This is no EMAIL. Nothing was done." in refused.stderr
    assert reference not in Operator(stack).says("do-not-contract", "list")
