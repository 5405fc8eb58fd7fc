"""A transaction that only reads: one moment, nothing written, nobody woken."""

import asyncpg
import pytest

from chassis.sealing import SealBroken
from contracts.ids import uuid7
from tests.support.little_service.service import a_case

_NOTED = "select count(*) from effects"
_NOTE = "insert into effects (event_id, case_id, number) values ($1, $2, 1)"
_KEYS = "select count(*) from data_keys where case_id = $1"


async def test_reading_can_write_nothing(database):
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        async with database.reading() as tx:
            await tx.execute(_NOTE, uuid7(), a_case())


async def test_all_that_is_read_is_of_one_moment(database):
    async with database.reading() as tx:
        before = await tx.fetchval(_NOTED)
        await database.pool.execute(_NOTE, uuid7(), a_case())
        assert await tx.fetchval(_NOTED) == before
    async with database.reading() as tx:
        assert await tx.fetchval(_NOTED) == before + 1


async def test_reading_wakes_nobody_and_writing_does(database):
    called = database.wake.subscribe()
    async with database.reading() as tx:
        await tx.fetchval(_NOTED)
    assert not called.is_set()
    async with database.transaction() as tx:
        await tx.execute(_NOTE, uuid7(), a_case())
    assert called.is_set()


async def test_a_case_without_a_data_key_gets_none_by_reading(database):
    case = a_case()
    async with database.reading() as tx:
        with pytest.raises(SealBroken):
            await tx.seal(case)
        assert await tx.fetchval(_KEYS, case) == 0


async def test_an_answer_is_there_after_what_was_computed_meanwhile(database):
    async with database.reading() as tx:
        async with tx.meanwhile(tx.fetchval("select 41 from pg_sleep(0.05)")) as answer:
            computed = 1
            assert not answer.done()
        assert answer.result() + computed == 42


async def test_a_question_that_fails_says_so_at_the_end(database):
    async with database.reading() as tx:
        with pytest.raises(asyncpg.DivisionByZeroError):
            async with tx.meanwhile(tx.fetchval("select 1 / 0")):
                pass


async def test_who_fails_meanwhile_waits_for_no_answer_and_keeps_the_connection(
    database,
):
    with pytest.raises(ValueError, match="of ours"):
        async with (
            database.reading() as tx,
            tx.meanwhile(tx.fetchval("select 1 from pg_sleep(30)")),
        ):
            raise ValueError("of ours")
    assert await database.pool.fetchval("select 1") == 1
