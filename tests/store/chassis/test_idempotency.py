"""A form that is sent twice does its work once."""

import asyncio
import hashlib

import pytest
from pydantic import BaseModel

from chassis.housekeeping import forget
from chassis.idempotency import KeyReused, once
from chassis.refusal import Refused
from contracts.ids import uuid7
from tests.support.covers import covers


class Answer(BaseModel):
    number: int


class Work:
    """Counts how often it was done."""

    def __init__(self, database, *, fails=False):
        self.database = database
        self.done = 0
        self.fails = fails
        self.key = str(uuid7())
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def do(self):
        await self.go_on.wait()
        self.done += 1
        if self.fails:
            raise Refused("no", "Not like this.")
        return Answer(number=self.done)

    async def send(self, content=b"same"):
        async with self.database.transaction() as tx:
            return await once(
                tx,
                key=self.key,
                scope="a form",
                fingerprint=content,
                do=self.do,
                answer=Answer,
            )


@covers("SUB-1")
async def test_the_second_sending_gets_the_first_answer(database):
    work = Work(database)

    first, second = await work.send(), await work.send()

    assert first == second == Answer(number=1)
    assert work.done == 1


@covers("SUB-1")
async def test_two_sendings_at_the_same_moment_do_it_once(database):
    work = Work(database)
    work.go_on.clear()
    sendings = [asyncio.create_task(work.send()) for _ in range(3)]
    await asyncio.wait(sendings, timeout=0.1)
    work.go_on.set()

    answers = await asyncio.gather(*sendings)

    assert answers == [Answer(number=1)] * 3
    assert work.done == 1


async def test_the_same_key_with_other_content_is_refused(database):
    work = Work(database)
    await work.send(b"one")

    with pytest.raises(KeyReused):
        await work.send(b"other")


async def kept_fingerprint(work):
    return await work.database.pool.fetchval(
        "select fingerprint from idempotency_keys where key = $1", work.key
    )


@covers("OPS-2")
async def test_nobody_can_tell_from_what_is_kept_whether_a_guess_is_right(database):
    # Of nine digits every hash is made in minutes: with a key only its holder can.
    content = hashlib.sha256(b"123-45-6789").digest()
    one, other = Work(database), Work(database)
    await one.send(content)
    await other.send(content)

    kept = [await kept_fingerprint(work) for work in (one, other)]

    assert len({content, *kept}) == 3
    assert all(content not in each for each in kept)
    with pytest.raises(KeyReused):
        await one.send(hashlib.sha256(b"123-45-6780").digest())
    assert await one.send(content) == Answer(number=1)


async def test_a_fingerprint_that_cannot_be_opened_any_more_counts_as_another(database):
    work = Work(database)
    await work.send()
    await database.pool.execute(
        "update idempotency_keys set fingerprint = $2 where key = $1",
        work.key,
        b"sealed with a key that is gone",
    )

    with pytest.raises(KeyReused):
        await work.send()


async def test_a_refused_form_may_be_mended_and_sent_again(database):
    work = Work(database, fails=True)
    with pytest.raises(Refused):
        await work.send(b"wrong")
    work.fails = False

    assert await work.send(b"mended") == Answer(number=2)


async def test_keys_and_inbox_rows_are_forgotten_when_they_are_long_over(database):
    work = Work(database)
    await work.send()
    old_event, new_event = uuid7(), uuid7()
    await database.pool.execute(
        "update idempotency_keys set created_at = now() - interval '8 days'"
        " where key = $1",
        work.key,
    )
    await database.pool.execute(
        "insert into inbox (consumer, event_id, processed_at)"
        " values ($1, $2, now() - interval '31 days'), ($1, $3, now())",
        database.service,
        old_event,
        new_event,
    )

    await forget(database)

    rows = await database.pool.fetch(
        "select event_id from inbox where consumer = $1", database.service
    )
    assert [row["event_id"] for row in rows] == [new_event]
    assert await work.send() == Answer(number=2)
