"""Do recruiter and support see what is theirs to see, and can support help?"""

import pytest

from story.staff_steps import StaffAtWork
from tests.support.beginnings import PATIENCE
from tests.support.covers import covers
from tests.support.hiring import hire


@pytest.fixture(scope="module")
def invitee(beginnings):
    """Somebody invited, who has not signed in yet, with the mail."""
    return beginnings.invited()


@pytest.fixture(scope="module")
def support(beginnings, staff):
    made = StaffAtWork(beginnings.browser(), staff["support"])
    made.sign_in()
    return made


@pytest.fixture(scope="module")
def other_recruiter(beginnings, stack):
    made = StaffAtWork(beginnings.browser(), hire(stack, "recruiter"))
    made.sign_in()
    return made


@covers("WHO-2", "PEER-6")
def test_a_recruiter_sees_only_the_producers_whom_they_invited(
    invitee, beginnings, other_recruiter
):
    producer, _ = invitee
    own = beginnings.recruiter.browser
    own.open("/invitations")
    assert producer.key in own.text
    other = other_recruiter.browser
    other.open("/invitations")
    assert (other.status, other.heading) == (200, "Invitations")
    assert producer.key not in other.text
    other.open(f"/c/{producer.key}")
    assert other.status == 403
    assert producer.person.last_name not in other.text
    for page in (f"/review/{producer.key}", f"/support/{producer.key}"):
        other.open(page)
        assert (other.status, other.heading) == (
            403,
            "This page is not for your account",
        )


@covers("WHO-4")
def test_support_finds_a_case_and_can_read_it_but_not_decide(invitee, support, windows):
    producer, _ = invitee
    window = windows.of(support)
    window.open("/support")
    window.fill("Search", producer.key)
    window.press("Search")
    window.follow(producer.key)
    assert window.heading.endswith(producer.person.last_name)
    buttons = window.page.locator("main button").all_inner_texts()
    assert buttons == ["Send invitation again", "Add state"]
    window.open(f"/review/{producer.key}")
    assert window.status == 403


@covers("INV-4")
def test_an_invitation_sent_again_voids_the_older_password_and_keeps_the_account(
    invitee, support, beginnings
):
    producer, first = invitee
    browser = support.browser
    browser.open(f"/support/{producer.key}")
    browser.press("Send invitation again")
    assert "The invitation is on its way again." in browser.text
    again = beginnings.mailbox.wait_for(
        producer.person.email,
        "Onboarding Invitation",
        within=PATIENCE,
        that=lambda mail: mail.id != first.id,
    )
    assert again.after("User ID") == first.after("User ID")
    assert again.link == first.link
    producer.browser.open(first.link)
    producer.sign_in(first.after("Temporary password"))
    assert producer.browser.status == 422
    assert "only the newest one works" in producer.browser.text
    producer.follow_invitation(again)
    assert producer.browser.path == f"/cases/{producer.key}/start"
