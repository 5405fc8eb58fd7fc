"""When the mail server, a neighbor or we ourselves fail."""

import asyncio

import pytest

from contracts.notifications import MessageFailed
from notifications_service import jobs
from notifications_service.jobs import take_message
from notifications_service.store.messages import LEASE
from notifications_service.use_cases.claim_message import claim_message
from notifications_service.use_cases.deliver_message import deliver_message
from notifications_service.use_cases.record_delivery import record_delivery
from tests.support.covers import covers
from tests.support.eventually import eventually


@pytest.fixture
def letter(post):
    """Have a Welcome Letter sent: a mail without a temporary password."""
    post.neighbors.status = "Approved"
    return post.letter_prepared()


async def state(post):
    (row,) = await post.rows()
    return row["state"]


@covers("OPS-5")
@pytest.mark.parametrize("place", ["recipient_replies", "text_replies"])
async def test_a_mail_that_is_put_off_goes_out_later(post, smtp, letter, place):
    getattr(smtp, place).append("451 try again later")
    await post.hear(letter)
    assert await post.send_all() == 1
    assert smtp.arrived == []
    (row,) = await post.rows()
    assert row["state"] == "pending"
    assert row["problem"].endswith("451")
    assert row["next_try_at"] > post.clock.now()
    post.later(minutes=1)
    await post.send_all()
    assert len(smtp.arrived) == 1
    assert await state(post) == "done"


@pytest.mark.parametrize("place", ["recipient_replies", "text_replies"])
async def test_a_mail_that_is_refused_for_good_fails_and_says_so(
    post, smtp, letter, place
):
    getattr(smtp, place).append("550 no such person: maria.unusual@example.com")
    await post.hear(letter)
    await post.send_all()
    (row,) = await post.rows()
    assert row["state"] == "failed"
    assert row["problem"].endswith("550")
    assert "maria" not in str(row)
    (failed,) = [MessageFailed.read(raw) for raw in await post.said("MessageFailed")]
    assert (failed.message_id, failed.case_id) == (row["id"], letter.case_id)
    assert failed.source_id == letter.letter_id
    post.later(days=1)
    assert await post.send_all() == 0


@covers("OPS-5")
async def test_a_crash_between_text_and_record_sends_the_same_message_id_again(
    post, smtp, letter
):
    await post.hear(letter)
    async with post.database.transaction() as tx:
        message = await claim_message(tx)
    await deliver_message(post.desk, message=message)
    # Here the process dies: the server has the mail and we have no record of it.
    assert await post.send_all() == 0
    post.later(seconds=31)
    assert await post.send_all() == 1
    first, again = smtp.arrived
    assert first["Message-ID"] == again["Message-ID"]
    assert await state(post) == "done"
    assert len(await post.said("MessageSent")) == 1
    post.later(hours=1)
    assert await post.send_all() == 0


@covers("OPS-5")
async def test_a_crash_before_the_text_sends_the_mail_once(post, smtp, letter):
    await post.hear(letter)
    async with post.database.transaction() as tx:
        await claim_message(tx)
    post.later(seconds=31)
    await post.send_all()
    assert len(smtp.arrived) == 1


@covers("OPS-5")
async def test_a_line_cut_after_the_text_is_not_taken_for_a_failure(post, smtp, letter):
    smtp.cuts = 1
    await post.hear(letter)
    await post.send_all()
    assert await state(post) == "pending"
    assert await post.said("MessageFailed") == []
    post.later(minutes=1)
    await post.send_all()
    assert len({mail["Message-ID"] for mail in smtp.arrived}) == 1
    assert len(smtp.arrived) == 2
    assert await state(post) == "done"


@covers("PWD-1", "OPS-5")
async def test_a_repeated_invitation_has_a_new_password_and_another_message_id(
    post, smtp
):
    smtp.cuts = 1
    await post.hear(post.account_created())
    await post.send_all()
    post.later(minutes=1)
    await post.send_all()
    first, again = smtp.arrived
    assert first["Message-ID"] != again["Message-ID"]
    assert post.neighbors.passwords[0] in first.get_body(("plain",)).get_content()
    assert post.neighbors.passwords[1] in again.get_body(("plain",)).get_content()


async def test_a_late_record_of_an_attempt_that_was_taken_over_changes_nothing(
    post, smtp, letter
):
    await post.hear(letter)
    async with post.database.transaction() as tx:
        message = await claim_message(tx)
    delivery = await deliver_message(post.desk, message=message)
    post.later(seconds=31)
    await post.send_all()
    async with post.database.transaction() as tx:
        await record_delivery(tx, message=message, delivery=delivery)
    assert len(await post.said("MessageSent")) == 1


async def test_a_sender_that_is_alive_keeps_its_message(
    post, smtp, letter, monkeypatch
):
    monkeypatch.setattr(jobs, "_RENEW_SECONDS", 0.01)
    began, may_go_on = asyncio.Event(), asyncio.Event()
    real = post.desk.letters.content

    async def slow(letter_id):
        began.set()
        await may_go_on.wait()
        return await real(letter_id)

    async def is_leased_anew():
        (row,) = await post.rows()
        return row["next_try_at"] == post.clock.now() + LEASE

    monkeypatch.setattr(post.desk.letters, "content", slow)
    await post.hear(letter)
    send = await take_message(post.database, post.desk)
    sending = asyncio.create_task(send())
    await began.wait()
    for _ in range(3):
        post.later(seconds=25)
        await eventually(is_leased_anew)
        assert await take_message(post.database, post.desk) is None
    may_go_on.set()
    await sending
    assert len(smtp.arrived) == 1


async def test_several_senders_send_each_mail_once(post, smtp):
    post.neighbors.status = "Approved"
    for _ in range(12):
        await post.hear(post.letter_prepared())
    await asyncio.gather(*(post.send_all() for _ in range(4)))
    assert len(smtp.arrived) == 12
    assert len({mail["Message-ID"] for mail in smtp.arrived}) == 12


@covers("OPS-5")
@pytest.mark.parametrize("neighbor", ["case", "documents"])
@pytest.mark.parametrize("how", ["down", "refusing"])
async def test_a_mail_waits_for_a_neighbor_that_does_not_answer(
    post, smtp, letter, neighbor, how
):
    getattr(post.neighbors, how).add(neighbor)
    await post.hear(letter)
    await post.send_all()
    assert await state(post) == "pending"
    assert smtp.arrived == []
    getattr(post.neighbors, how).clear()
    post.later(minutes=1)
    await post.send_all()
    assert len(smtp.arrived) == 1


@covers("OPS-5")
async def test_an_invitation_waits_while_identity_makes_no_password(post, smtp):
    post.neighbors.down.add("identity")
    await post.hear(post.account_created())
    await post.send_all()
    assert smtp.arrived == []
    post.neighbors.down.clear()
    post.later(minutes=1)
    await post.send_all()
    assert len(smtp.arrived) == 1


@covers("OPS-5")
async def test_mails_wait_for_a_mail_server_that_is_away(post, letter, monkeypatch):
    monkeypatch.setattr(post.desk.mailer, "_server", _nowhere(post))
    await post.hear(letter)
    await post.send_all()
    (row,) = await post.rows()
    assert row["state"] == "pending"
    assert row["problem"] == "connecting: SMTPConnectError"
    assert await post.said("MessageFailed") == []


def _nowhere(post):
    server = post.desk.mailer._server
    return type(server)("127.0.0.1", 9, server.sender)


async def test_looking_for_what_is_not_there_wakes_nobody(post):
    woken = post.database.wake.subscribe()
    assert await take_message(post.database, post.desk) is None
    assert not woken.is_set()
    await post.hear(post.account_created())
    assert woken.is_set()
