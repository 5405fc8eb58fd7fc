"""The consumer wrapper: each event has its effect once, in the order of its case.

One transaction holds the inbox row, the position in the entity's history, the effect of
the handler and the events that follow. The offset is committed afterwards; if that
fails, the record comes again and the inbox makes that harmless.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from chassis import clock, letters, metrics
from chassis.context import begin_work
from chassis.database import Database
from chassis.failure import Trouble, VersionGap, trouble
from chassis.logging import where
from chassis.offsets import Offsets
from chassis.queries import named_sql
from chassis.record import BadRecord, Record
from chassis.telemetry import span
from chassis.transaction import Transaction
from contracts.event import Event

log = structlog.get_logger(__name__)

_SQL = named_sql(__package__, "inbox.sql")

_TRIES = 5
# All partitions of this consumer wait meanwhile, so longer trouble is put back.
_IN_PLACE_SECONDS = 3.0
_LONGEST_PAUSE_SECONDS = 30.0


Handler = Callable[[Transaction, Any], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Subscription:
    """An event class and the function that handles it."""

    event_class: type[Event]
    handler: Handler


class Consumer:
    """Handles the records of one service's subscriptions."""

    def __init__(
        self, database: Database, subscriptions: Mapping[str, Subscription]
    ) -> None:
        """Take the subscriptions by CloudEvents type."""
        self.name = database.service
        self._database = database
        self._subscriptions = subscriptions
        self._offsets = Offsets(self.name)

    async def hear(self, record: Record) -> None:
        """Handle a record for good: done, parked, or put back to come again."""
        if self._offsets.is_resting(record):
            self._offsets.put_back(record, seconds=1.0)
            return
        correlation = record.headers.get("ce_correlationid")
        begin_work(correlation_id=correlation, cause=record.event_id)
        started = time.perf_counter()
        with span(f"hear {record.type}", carrier=record.headers):
            outcome = await self._until_settled(record)
        known = record.type if record.type in self._subscriptions else "other"
        metrics.HANDLED.labels(self.name, known, outcome).inc()
        metrics.HANDLE_SECONDS.labels(self.name, known).observe(
            time.perf_counter() - started
        )
        if outcome != "put back":
            await self._offsets.commit(record)

    async def _until_settled(self, record: Record) -> str:
        attempts, since, begun = 0, clock.now(), time.monotonic()
        while True:
            try:
                return await self._handle_once(record)
            except Exception as error:  # noqa: BLE001 (every kind has its answer)
                attempts += 1
                kind = trouble(error)
                log.warning(
                    "event failed",
                    event_id=str(record.event_id),
                    type=record.type,
                    trouble=kind.name,
                    attempts=attempts,
                    **where(error),
                )
                gives_up = kind is Trouble.UNKNOWN and attempts >= _TRIES
                if kind is Trouble.PERMANENT or gives_up:
                    return await self._park(record, error, attempts, since)
            pause = _back_off(attempts)
            if time.monotonic() - begun + pause > _IN_PLACE_SECONDS:
                self._offsets.put_back(record, seconds=pause)
                return "put back"
            await asyncio.sleep(pause)

    async def _handle_once(self, record: Record) -> str:
        async with self._database.transaction() as tx:
            return await self._handle(tx, record)

    async def _handle(self, tx: Transaction, record: Record) -> str:
        if record.event_id is None:
            raise BadRecord("ce_id is missing or no UUID")
        if not await tx.fetchval(_SQL["hear"], self.name, record.event_id, tx.now):
            return "repeat"
        if await tx.fetchval(_SQL["is_parked"], self.name, record.parking_key):
            await letters.wait_behind(tx, record, consumer=self.name)
            return "parked"
        return await self.apply(tx, record)

    async def apply(self, tx: Transaction, record: Record) -> str:
        """Advance the entity's position and call the handler; also used by redrive."""
        position = (self.name, record.topic, *record.position())
        known = await tx.fetchval(_SQL["position"], *position[:-1])
        version = position[-1]
        if known is not None and version <= known:
            return "repeat"
        if known is not None and version > known + 1:
            raise VersionGap(f"version {version} came after {known}")
        await tx.execute(_SQL["advance"], *position)
        subscription = self._subscriptions.get(record.type)
        if subscription is None:
            return "ignored"
        event = subscription.event_class.read(record.content())
        await subscription.handler(tx, event)
        return "handled"

    async def _park(
        self, record: Record, error: Exception, attempts: int, since: datetime
    ) -> str:
        """Park the record's key; a database that is away is waited for elsewhere."""
        try:
            async with self._database.transaction() as tx:
                await letters.park(
                    tx,
                    record,
                    consumer=self.name,
                    error=error,
                    attempts=attempts,
                    since=since,
                )
        except Exception as parking_error:
            if trouble(parking_error) is Trouble.PERMANENT:
                raise
            self._offsets.put_back(record, seconds=_back_off(attempts))
            return "put back"
        log.error("event parked", event_id=str(record.event_id), type=record.type)
        return "dead"


def _back_off(attempts: int) -> float:
    """Give a pause in seconds: exponential, with full jitter."""
    longest = min(_LONGEST_PAUSE_SECONDS, 0.1 * 2**attempts)
    return random.uniform(0.01, longest)  # noqa: S311 (no secret)
