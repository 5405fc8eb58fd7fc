"""Can somebody sign in who has lost the mail, and with it the User ID and the link?"""

import pytest

from tests.support.beginnings import PATIENCE
from tests.support.covers import covers


@pytest.fixture
def asks(windows, addresses):
    """Ask for the invitation of an address from the page of sign-in."""

    def ask(email: str) -> str:
        window = windows.empty(addresses.gateway)
        window.open("/sign-in")
        window.follow("Lost invitation")
        window.fill("Email address", email)
        window.press("Send invitation again")
        assert window.heading == "Lost invitation"
        return window.text

    return ask


@covers("NEW-14", "INV-4")
def test_a_lost_invitation_comes_again_and_signs_in(beginnings, asks):
    producer, first = beginnings.invited()
    email = producer.person.email
    told = asks(email)

    mail = beginnings.mailbox.wait_for(
        email,
        "Onboarding Invitation",
        within=PATIENCE,
        that=lambda mail: mail.id != first.id,
    )
    assert mail.after("User ID") == producer.login_name
    assert mail.link == first.link
    producer.follow_invitation(mail)
    assert producer.browser.status == 200
    assert asks("nobody.was.invited@example.com") == told
