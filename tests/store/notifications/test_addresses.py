"""Whom a mail goes to, whatever names and addresses hold."""

import pytest

from chassis import clock
from contracts.case import BankAccountChanged, ContactEmailChanged
from contracts.ids import uuid7
from tests.support.covers import covers


@pytest.fixture
def letter(post):
    """Have a Welcome Letter sent."""
    post.neighbors.status = "Approved"
    return post.letter_prepared()


@pytest.mark.parametrize(
    "address", ["maria@example.com\r\nDATA", "two@example.com, x@example.com", ""]
)
async def test_what_is_no_single_address_is_written_to_nobody(
    post, smtp, letter, address
):
    post.neighbors.person["email"] = address
    await post.hear(letter)
    await post.send_all()
    assert smtp.recipients == []
    assert [row["state"] for row in await post.rows()] == ["failed"]


async def test_an_address_in_another_script_is_written_to(post, smtp, letter):
    post.neighbors.person["email"] = "josé@exámple.com"
    await post.hear(letter)
    await post.send_all()
    assert smtp.recipients == ["josé@exámple.com"]
    assert smtp.arrived[0]["Subject"] == "Welcome Letter"


async def test_a_name_with_line_ends_adds_no_header(post, smtp, letter):
    post.neighbors.person["first_name"] = "Maria\r\nBcc: eve@example.com\r\n"
    await post.hear(letter)
    await post.send_all()
    assert smtp.recipients == ["maria.unusual@example.com"]
    assert smtp.arrived[0]["Bcc"] is None


@covers("NEW-13", "OPS-2", "OPS-5")
async def test_a_changed_bank_account_is_told_once_at_every_address_of_the_case(
    post, smtp
):
    owner, thief = uuid7(), uuid7()
    post.neighbors.addresses = {
        str(owner): "maria.before@example.com",
        str(thief): "thief@example.com",
    }
    changed = BankAccountChanged(
        occurred_at=clock.now(),
        case_id=uuid7(),
        tab_version=4,
        recipients=(owner, thief),
    )
    # One that is put off for a while keeps the other from nothing.
    smtp.recipient_replies.append("451 try again later")
    for _ in range(2):
        await post.hear(changed)
        await post.send_all()
    post.later(minutes=5)
    await post.send_all()
    assert sorted(smtp.recipients) == ["maria.before@example.com", "thief@example.com"]
    one, other = smtp.arrived
    assert one["Message-ID"] != other["Message-ID"]
    for mail in (one, other):
        assert mail["Subject"] == "Your sign-in details were changed"
        assert "bank account" in mail.as_string()
    assert "thief" not in next(
        mail.as_string() for mail in smtp.arrived if "maria" in mail["To"]
    )
    for said in await post.said("MessageSent"):
        assert b"sign-in-details-changed" in said


@covers("NEW-13")
async def test_an_event_of_before_that_names_nobody_is_told_at_the_address_of_the_case(
    post, smtp
):
    changed = BankAccountChanged(
        occurred_at=clock.now(), case_id=uuid7(), tab_version=4
    )
    await post.hear(changed)
    await post.send_all()
    assert smtp.recipients == ["maria.unusual@example.com"]


@covers("NEW-13", "GEN-1", "OPS-2")
async def test_a_changed_contact_address_is_told_at_the_earlier_ones_without_it(
    post, smtp
):
    owner, invited = uuid7(), uuid7()
    post.neighbors.person["email"] = "thief@example.com"
    post.neighbors.addresses = {
        str(owner): "maria.before@example.com",
        str(invited): "maria.invited@example.com",
    }
    changed = ContactEmailChanged(
        occurred_at=clock.now(),
        case_id=uuid7(),
        tab_version=4,
        recipients=(owner, invited),
    )
    for _ in range(2):
        await post.hear(changed)
        await post.send_all()
    assert sorted(smtp.recipients) == [
        "maria.before@example.com",
        "maria.invited@example.com",
    ]
    for mail in smtp.arrived:
        assert mail["Subject"] == "Your sign-in details were changed"
        text = mail.get_body(("plain",)).get_content()
        assert "Your contact email was changed" in text
        assert "thief" not in mail.as_string()
