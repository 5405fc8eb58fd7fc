"""The same mails through the local stack's mail server, as people see them there."""

import pytest

from tests.support.eventually import eventually
from tests.support.post_office import PostOffice


@pytest.fixture
def through_maildev(database, clock, signing_key, mail):
    return PostOffice(database, clock=clock, key=signing_key, smtp_port=mail.smtp_port)


async def test_a_welcome_letter_arrives_with_its_pdf(through_maildev, mail):
    post = through_maildev
    post.neighbors.status = "Approved"
    event = post.letter_prepared()
    post.neighbors.person["email"] = f"p{event.case_id.hex}@example.com"
    await post.hear(event)
    await post.send_all()

    def arrived():
        return mail.mailbox.to(post.neighbors.person["email"])

    (letter,) = await eventually(arrived)
    assert letter.subject == "Welcome Letter"
    assert letter.sender == "Producer_Service_Center@hcsc.net"
    assert letter.link.endswith("/c/PP-2026-7KQ4MX")
    assert "855-782-4272" in letter.text
    assert "204817365" in letter.html
    assert mail.mailbox.attachment(letter, "Welcome Letter.pdf") == (
        post.neighbors.letter
    )
