"""A mail is given up for what is wrong with it, never for who was away."""

import pytest

from tests.support.covers import covers


@pytest.fixture
def letter(post):
    """Have a Welcome Letter sent."""
    post.neighbors.status = "Approved"
    return post.letter_prepared()


async def state(post):
    (row,) = await post.rows()
    return row["state"]


async def away_for(post, monkeypatch, *, days):
    """Have the mail server away for so long, and tried again and again."""
    with monkeypatch.context() as meanwhile:
        server = post.desk.mailer._server
        nowhere = type(server)("127.0.0.1", 9, server.sender)
        meanwhile.setattr(post.desk.mailer, "_server", nowhere)
        for _ in range(days * 24):
            assert await post.send_all() == 1
            post.later(hours=1)


@covers("OPS-5")
async def test_a_mail_server_that_is_away_for_long_ends_no_mail(
    post, smtp, letter, monkeypatch
):
    await post.hear(letter)
    await away_for(post, monkeypatch, days=5)
    smtp.recipient_replies.append("450 we do not know you yet")
    await post.send_all()
    assert await state(post) == "pending"
    post.later(hours=1)
    await post.send_all()
    assert len(smtp.arrived) == 1


@covers("OPS-5")
async def test_a_fault_after_a_long_absence_is_the_first_of_ten(
    post, smtp, letter, monkeypatch
):
    async def fault(_letter_id):
        raise KeyError("maria")

    await post.hear(letter)
    await away_for(post, monkeypatch, days=1)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(post.desk.letters, "content", fault)
        with pytest.raises(KeyError):
            await post.send_all()
    assert await state(post) == "pending"
    post.later(hours=1)
    await post.send_all()
    assert len(smtp.arrived) == 1


@covers("OPS-5")
@pytest.mark.parametrize("again", [0, 1])
async def test_a_mail_that_was_put_off_once_outlives_a_long_absence(
    post, smtp, letter, monkeypatch, again
):
    smtp.recipient_replies.append("451 greylisted")
    await post.hear(letter)
    await post.send_all()
    post.later(hours=1)
    await away_for(post, monkeypatch, days=4)
    smtp.recipient_replies.extend(["451 greylisted"] * again)
    for _ in range(again + 1):
        assert await state(post) == "pending"
        await post.send_all()
        post.later(hours=1)
    assert await state(post) == "done"
    assert len(smtp.arrived) == 1


@pytest.mark.parametrize("place", ["recipient_replies", "text_replies"])
async def test_a_mail_that_is_put_off_for_three_days_fails_and_says_so(
    post, smtp, letter, place
):
    getattr(smtp, place).extend(["452 mailbox full"] * 73)
    await post.hear(letter)
    for _ in range(72):
        await post.send_all()
        assert await state(post) == "pending"
        post.later(hours=1)
    await post.send_all()
    assert await state(post) == "failed"
    assert len(await post.said("MessageFailed")) == 1


async def test_a_server_that_closes_puts_off_no_mail_in_particular(post, smtp, letter):
    smtp.recipient_replies.append("421 closing for maintenance")
    await post.hear(letter)
    await post.send_all()
    (row,) = await post.rows()
    assert (row["state"], row["put_off_since"]) == ("pending", None)
