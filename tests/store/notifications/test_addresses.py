"""Whom a mail goes to, whatever names and addresses hold."""

import pytest

from chassis import clock
from contracts.case import BankAccountChanged
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


@covers("NEW-13", "OPS-2")
async def test_a_changed_bank_account_is_told_at_the_address_of_before(post, smtp):
    post.neighbors.person |= {
        "email": "thief@example.com",
        "submitted_email": "maria.before@example.com",
    }
    changed = BankAccountChanged(
        occurred_at=clock.now(), case_id=uuid7(), tab_version=4
    )
    await post.hear(changed)
    await post.hear(changed)
    await post.send_all()
    assert smtp.recipients == ["maria.before@example.com"]
    (mail,) = smtp.arrived
    assert mail["Subject"] == "Your sign-in details were changed"
    assert "bank account" in mail.as_string()
    (said,) = await post.said("MessageSent")
    assert b"sign-in-details-changed" in said


@covers("NEW-13")
async def test_without_such_an_address_the_one_that_is_known_is_told(post, smtp):
    changed = BankAccountChanged(
        occurred_at=clock.now(), case_id=uuid7(), tab_version=4
    )
    await post.hear(changed)
    await post.send_all()
    assert smtp.recipients == ["maria.unusual@example.com"]
