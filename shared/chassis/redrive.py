"""Redrive: handling parked events once what hindered them is mended.

The events keep their ids and their order; nothing goes back to the topic, where every
other consumer would hear it again.
"""

from dataclasses import dataclass
from datetime import datetime

import asyncpg
import orjson
import structlog

from chassis.consumer import Consumer
from chassis.database import Database
from chassis.logging import where
from chassis.queries import named_sql
from chassis.record import BadRecord, Record
from chassis.subscriptions import Subscriptions, by_type
from chassis.transaction import Transaction

log = structlog.get_logger(__name__)

_SQL = named_sql(__package__, "dead_letters.sql")
_INBOX = named_sql(__package__, "inbox.sql")


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter as an operator sees it: no content, it may be anybody's data."""

    id: int
    key: str
    type: str
    state: str
    error_class: str
    error_text: str
    attempts: int
    first_failed_at: datetime


class Redrive:
    """Lists, replays and discards the dead letters of one service."""

    def __init__(self, database: Database, subscriptions: Subscriptions) -> None:
        """Work on an open database with the service's own handlers."""
        self._database = database
        self._consumer = Consumer(database, by_type(subscriptions))

    async def open_letters(
        self,
        *,
        key: str | None = None,
        type_: str | None = None,
        error: str | None = None,
    ) -> list[Letter]:
        """Give what waits, oldest first."""
        async with self._database.transaction() as tx:
            rows = await tx.fetch(
                _SQL["open_letters"], self._consumer.name, key, type_, error
            )
        return [_letter(row) for row in rows]

    async def replay(self, key: str, *, by: str) -> int:
        """Handle a key's events in order; give how many before the first failure."""
        done = 0
        while True:
            try:
                async with self._database.transaction() as tx:
                    if not await self._replay_next(tx, key, by):
                        return done
            except Exception as error:  # noqa: BLE001 (shown to the operator)
                log.warning("replay stopped", key=key, **where(error))
                return done
            done += 1

    async def discard_oldest(self, key: str, *, by: str) -> None:
        """Give up a key's oldest event and move past it in its entity's history."""
        name = self._consumer.name
        async with self._database.transaction() as tx:
            await tx.fetchval(_SQL["lock_key"], name, key)
            row = await tx.fetchrow(_SQL["next_letter"], name, key)
            if row is None:
                return
            await self._move_past(tx, _record(row))
            await tx.execute(_SQL["settle"], row["id"], "discarded", by, tx.now)
            await tx.execute(_SQL["unpark"], name, key)

    async def _replay_next(self, tx: Transaction, key: str, by: str) -> bool:
        name = self._consumer.name
        await tx.fetchval(_SQL["lock_key"], name, key)
        row = await tx.fetchrow(_SQL["next_letter"], name, key)
        if row is None:
            await tx.execute(_SQL["unpark"], name, key)
            return False
        await self._consumer.apply(tx, _record(row))
        await tx.execute(_SQL["settle"], row["id"], "replayed", by, tx.now)
        await tx.execute(_SQL["unpark"], name, key)
        return True

    async def _move_past(self, tx: Transaction, record: Record) -> None:
        try:
            position = record.position()
        except BadRecord:
            return  # it has no place in any history
        await tx.execute(
            _INBOX["advance"], self._consumer.name, record.topic, *position
        )


def _letter(row: asyncpg.Record) -> Letter:
    return Letter(
        id=row["id"],
        key=(row["key"] or b"").decode("utf-8", "backslashreplace"),
        type=row["type"] or "",
        state=row["state"],
        error_class=row["error_class"],
        error_text=row["error_text"],
        attempts=row["attempts"],
        first_failed_at=row["first_failed_at"],
    )


def _record(row: asyncpg.Record) -> Record:
    raw = tuple(
        (name, None if value is None else value.encode("latin-1"))
        for name, value in orjson.loads(row["headers"])
    )
    return Record(
        topic=row["topic"],
        partition=row["partition"],
        offset=row["record_offset"],
        key=row["key"],
        value=row["value"],
        raw_headers=raw,
        headers={
            name: (value or b"").decode("utf-8", "replace") for name, value in raw
        },
        message=None,
    )
