"""When writing a mail fails in a way that nobody foresaw."""

import asyncio

import pytest

from notifications_service.jobs import take_message
from tests.support.covers import covers


@covers("OPS-5")
async def test_a_fault_of_ours_backs_off_and_ends_after_ten_tries(post, monkeypatch):
    async def fault(_letter_id):
        raise KeyError("maria")

    monkeypatch.setattr(post.desk.letters, "content", fault)
    post.neighbors.status = "Approved"
    await post.hear(post.letter_prepared())
    states = []
    for _ in range(10):
        with pytest.raises(KeyError):
            await post.send_all()
        (row,) = await post.rows()
        states.append(row["state"])
        assert row["problem"] == "fault: KeyError"
        post.later(minutes=16)
    assert states == ["pending"] * 9 + ["failed"]
    assert len(await post.said("MessageFailed")) == 1
    assert await post.send_all() == 0


@covers("OPS-5")
async def test_a_cancellation_that_a_library_lets_out_is_a_fault_too(post, monkeypatch):
    async def cancelled(_letter_id):
        raise asyncio.CancelledError

    monkeypatch.setattr(post.desk.letters, "content", cancelled)
    post.neighbors.status = "Approved"
    await post.hear(post.letter_prepared())
    with pytest.raises(asyncio.CancelledError):
        await post.send_all()
    (row,) = await post.rows()
    assert (row["state"], row["faults"]) == ("pending", 1)


@covers("OPS-5")
async def test_our_own_end_is_no_fault_of_the_mail(post, monkeypatch):
    began = asyncio.Event()

    async def forever(_letter_id):
        began.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(post.desk.letters, "content", forever)
    post.neighbors.status = "Approved"
    await post.hear(post.letter_prepared())
    send = await take_message(post.database, post.desk)
    sending = asyncio.create_task(send())
    await began.wait()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    (row,) = await post.rows()
    assert (row["state"], row["faults"]) == ("sending", 0)
