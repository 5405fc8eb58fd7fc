"""Redrive: handling parked events once what hindered them is mended.

The events keep their ids and their order; nothing goes back to the topic, where every
other consumer would hear it again.
"""

import asyncio
from dataclasses import dataclass

import asyncpg

from chassis.consumer import Consumer
from chassis.context import begin_work
from chassis.database import Database
from chassis.failure import account
from chassis.letters import CODE_VERSION, unpacked
from chassis.queries import named_sql
from chassis.record import BadRecord, Record
from chassis.subscriptions import Subscriptions, by_type
from chassis.transaction import Transaction

_SQL = named_sql(__package__, "dead_letters.sql")
_INBOX = named_sql(__package__, "inbox.sql")


@dataclass(frozen=True, slots=True)
class Replayed:
    """How far a replay came, and what stopped it."""

    done: int
    stopped_by: str | None = None


class _TakenBack(Exception):
    """Rolls back what was only tried."""


@dataclass(frozen=True, slots=True)
class _Trial:
    done: int = 0
    last: int = 0

    def take_back(self) -> None:
        raise _TakenBack


class Redrive:
    """Replays and discards the dead letters of one service."""

    def __init__(
        self, database: Database, subscriptions: Subscriptions, *, by: str
    ) -> None:
        """Work on an open database with the service's own handlers; `by` is noted."""
        self._database = database
        self._consumer = Consumer(database, by_type(subscriptions))
        self._name = database.service
        self._by = by

    async def try_out(self, key: str, *, accepts_gap: bool = False) -> Replayed:
        """Handle a key's events in order and take everything back."""
        trial = _Trial()
        try:
            async with self._database.transaction() as tx:
                while row := await self._next(tx, key, after=trial.last):
                    await self._handle(tx, _record(row), accepts_gap=accepts_gap)
                    trial = _Trial(trial.done + 1, row["id"])
                trial.take_back()
        except _TakenBack:
            return Replayed(trial.done)
        except Exception as error:  # noqa: BLE001 (shown to the operator)
            return Replayed(trial.done, account(error))
        return Replayed(trial.done)

    async def replay(
        self, key: str, *, accepts_gap: bool = False, pause: float = 0.0
    ) -> Replayed:
        """Handle a key's events in order, each in its transaction, up to a failure."""
        done = 0
        while letter := await self._first(key):
            try:
                await self._replay_one(key, letter, accepts_gap=accepts_gap)
            except Exception as error:  # noqa: BLE001 (kept with the letter and shown)
                await self._fail_again(letter, error)
                return Replayed(done, account(error))
            done += 1
            await asyncio.sleep(pause)
        return Replayed(done)

    async def discard_oldest(self, key: str) -> bool:
        """Give up a key's oldest event and move past it in its entity's history."""
        async with self._database.transaction() as tx:
            row = await self._next(tx, key)
            if row is None:
                return False
            await self._move_past(tx, _record(row))
            await self._settle(tx, key, row["id"], "discarded")
            await self._note(tx, "discard", row["id"], "discarded")
        return True

    async def _first(self, key: str) -> int | None:
        """Find the next letter; a key without any waits no longer."""
        async with self._database.transaction() as tx:
            row = await self._next(tx, key)
            if row is None:
                await tx.execute(_SQL["unpark"], self._name, key)
            return row["id"] if row else None

    async def _replay_one(self, key: str, letter: int, *, accepts_gap: bool) -> None:
        async with self._database.transaction() as tx:
            row = await self._next(tx, key)
            if row is None or row["id"] != letter:
                return  # another operator was faster
            outcome = await self._handle(tx, _record(row), accepts_gap=accepts_gap)
            await self._settle(tx, key, letter, "replayed")
            await self._note(tx, "replay", letter, outcome)

    async def _next(
        self, tx: Transaction, key: str, *, after: int = 0
    ) -> asyncpg.Record | None:
        # Events of this key that arrive meanwhile wait for this lock, then are filed.
        await tx.fetchval(_SQL["lock_key"], self._name, key)
        return await tx.fetchrow(_SQL["next_letter"], self._name, key, after)

    async def _handle(
        self, tx: Transaction, record: Record, *, accepts_gap: bool
    ) -> str:
        begin_work(
            correlation_id=record.headers.get("ce_correlationid"),
            cause=record.event_id,
        )
        return await self._consumer.redo(tx, record, accepts_gap=accepts_gap)

    async def _settle(self, tx: Transaction, key: str, letter: int, state: str) -> None:
        await tx.execute(_SQL["settle"], letter, state, self._by, tx.now)
        await tx.execute(_SQL["unpark"], self._name, key)

    async def _fail_again(self, letter: int, error: Exception) -> None:
        kind, text = type(error).__qualname__, account(error)
        async with self._database.transaction() as tx:
            await tx.execute(
                _SQL["fail_again"], letter, kind, text, tx.now, CODE_VERSION
            )
            await self._note(tx, "replay", letter, kind)

    async def _note(
        self, tx: Transaction, action: str, letter: int, outcome: str
    ) -> None:
        await tx.execute(_SQL["note"], tx.now, self._by, action, letter, outcome)

    async def _move_past(self, tx: Transaction, record: Record) -> None:
        try:
            position = record.position()
        except BadRecord:
            return  # it has no place in any history
        await tx.execute(_INBOX["advance"], self._name, record.topic, *position)


def _record(row: asyncpg.Record) -> Record:
    return Record(
        topic=row["topic"],
        partition=row["partition"],
        offset=row["record_offset"],
        key=row["key"],
        value=row["value"],
        raw_headers=unpacked(row["headers"]),
    )
