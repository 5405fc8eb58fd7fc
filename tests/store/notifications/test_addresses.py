"""Whom a mail goes to, whatever names and addresses hold."""

import pytest


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
