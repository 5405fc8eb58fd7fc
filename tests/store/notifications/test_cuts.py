"""A mail whose fate we do not know is repeated little, and not for ever."""

import pytest

from notifications_service.clients.smtp import SmtpMailer
from tests.support.covers import covers


@pytest.fixture
def letter(post):
    """Have a Welcome Letter sent."""
    post.neighbors.status = "Approved"
    return post.letter_prepared()


def have_patience(post, monkeypatch, **seconds):
    """Have the service wait so long for the mail server."""
    mailer = SmtpMailer(post.desk.mailer._server, **seconds)
    monkeypatch.setattr(post.desk.mailer, "hand_over", mailer.hand_over)


@covers("OPS-5")
async def test_a_server_that_always_cuts_gets_five_copies_and_the_mail_fails(
    post, smtp, letter
):
    smtp.cuts = 300
    await post.hear(letter)
    for _ in range(300):
        await post.send_all()
        post.later(minutes=5)
    assert len(smtp.arrived) == 5
    assert len({mail["Message-ID"] for mail in smtp.arrived}) == 1
    assert [row["state"] for row in await post.rows()] == ["failed"]
    assert len(await post.said("MessageFailed")) == 1


async def test_the_copies_come_ever_more_slowly(post, smtp, letter):
    smtp.cuts = 300
    await post.hear(letter)
    counts = []
    for minutes in (0, 1, 4, 1, 25, 124, 1):
        post.later(minutes=minutes)
        await post.send_all()
        counts.append(len(smtp.arrived))
    assert counts == [1, 2, 2, 3, 4, 4, 5]


@covers("OPS-5")
async def test_a_server_that_takes_long_over_a_text_is_waited_for(
    post, smtp, letter, monkeypatch
):
    have_patience(post, monkeypatch, step_seconds=0.8)
    smtp.answer_seconds = 1.2
    await post.hear(letter)
    await post.send_all()
    assert [row["state"] for row in await post.rows()] == ["done"]
    assert len(smtp.arrived) == 1


async def test_a_server_that_never_answers_a_text_is_left(
    post, smtp, letter, monkeypatch
):
    have_patience(post, monkeypatch, answer_seconds=0.4)
    smtp.answer_seconds = 1.2
    await post.hear(letter)
    await post.send_all()
    (row,) = await post.rows()
    assert (row["state"], row["cuts"]) == ("pending", 1)
