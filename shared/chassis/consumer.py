"""The consumer wrapper: each event has its effect once, in the order of its case.

One transaction holds the inbox row, the position in the entity's history, the handler's
effect and the events that follow. The offset is committed afterwards; if that fails,
the record comes again and the inbox makes that harmless.
"""

import asyncio
import time
from collections.abc import Mapping

import structlog

from chassis import letters, metrics
from chassis.context import begin_work
from chassis.database import Database
from chassis.effort import Effort, Efforts
from chassis.failure import Trouble, VersionGap, trouble
from chassis.logging import where
from chassis.offsets import Offsets
from chassis.queries import named_sql
from chassis.record import Record
from chassis.subscription import Subscription
from chassis.telemetry import span
from chassis.transaction import Transaction

log = structlog.get_logger(__name__)

_SQL = named_sql(__package__, "inbox.sql")

_TRIES = 5
# All partitions of this consumer wait meanwhile, so longer trouble is put back.
_IN_PLACE_SECONDS = 3.0
# What escapes is redelivered at once, without limit; this keeps that from being hot.
_ESCAPE_SECONDS = 1.0
_PUT_BACK = "put back"


class Consumer:
    """Handles the records of one service's subscriptions."""

    def __init__(
        self, database: Database, subscriptions: Mapping[str, Subscription]
    ) -> None:
        """Take the subscriptions by CloudEvents type."""
        self.name = database.service
        self.offsets = Offsets(self.name)
        self._database = database
        self._subscriptions = subscriptions
        self._efforts = Efforts()

    async def hear(self, record: Record) -> None:
        """Handle a record for good: done, parked, or put back to come again."""
        if self.offsets.is_resting(record):
            self.offsets.put_back(record, seconds=1.0)
            return
        begin_work(
            correlation_id=record.headers.get("ce_correlationid"),
            cause=record.event_id,
        )
        known = record.type if record.type in self._subscriptions else "other"
        started = time.perf_counter()
        with span(f"hear {known}", carrier=record.headers):
            outcome = await self._settled(record)
        metrics.HANDLED.labels(self.name, known, outcome).inc()
        metrics.HANDLE_SECONDS.labels(self.name, known).observe(
            time.perf_counter() - started
        )
        if outcome != _PUT_BACK:
            self._efforts.end(record)
            self.offsets.done(record)

    async def _settled(self, record: Record) -> str:
        try:
            return await self._until_settled(record, self._efforts.of(record))
        except Exception as error:
            log.exception("record escaped", place=record.place, **where(error))
            await asyncio.sleep(_ESCAPE_SECONDS)
            raise

    async def _until_settled(self, record: Record, effort: Effort) -> str:
        begun = time.monotonic()
        while True:
            self.offsets.note_try()
            try:
                return await self._handle_once(record)
            except Exception as error:  # noqa: BLE001 (classified, told and acted on)
                kind = trouble(error)
                effort.failed(is_unknown=kind is Trouble.UNKNOWN)
                _tell(record, error, kind, effort)
                if kind is Trouble.PERMANENT or effort.unknown >= _TRIES:
                    return await self._park(record, error, effort)
            pause = effort.pause()
            if time.monotonic() - begun + pause > _IN_PLACE_SECONDS:
                self.offsets.put_back(record, seconds=pause)
                return _PUT_BACK
            await asyncio.sleep(pause)

    async def _handle_once(self, record: Record) -> str:
        event_id, (*entity, version) = record.check(), record.position()
        if record.type not in self._subscriptions:
            key, pool = record.parking_key, self._database.pool
            where_it_is = (self.name, record.topic, *entity, version, key)
            if await pool.fetchval(_SQL["pass_over"], *where_it_is):
                return "ignored"
        async with self._database.transaction() as tx:
            heard = await tx.fetchrow(
                _SQL["hear_and_look"],
                self.name,
                event_id,
                tx.now,
                record.parking_key,
                record.topic,
                *entity,
            )
            if heard is None or not heard["is_new"]:
                outcome = "repeat"
            elif heard["is_parked"]:
                await letters.wait_behind(tx, record, consumer=self.name)
                outcome = "parked"
            else:
                outcome = await self._apply(
                    tx, record, heard["known"], accepts_gap=False
                )
            if outcome == "handled":
                tx.be_news()
            else:
                tx.be_quiet()
            return outcome

    async def redo(self, tx: Transaction, record: Record, *, accepts_gap: bool) -> str:
        """Handle a record that waited; its inbox row exists already."""
        *entity, _ = record.position()
        known = await tx.fetchval(_SQL["position"], self.name, record.topic, *entity)
        return await self._apply(tx, record, known, accepts_gap=accepts_gap)

    async def _apply(
        self, tx: Transaction, record: Record, known: int | None, *, accepts_gap: bool
    ) -> str:
        """Advance the entity's position and call the handler."""
        *entity, version = record.position()
        if known is not None and version <= known:
            return "repeat"
        if known is not None and version > known + 1 and not accepts_gap:
            raise VersionGap(f"version {version} came after {known}")
        await tx.execute(_SQL["advance"], self.name, record.topic, *entity, version)
        subscription = self._subscriptions.get(record.type)
        if subscription is None:
            return "ignored"
        await subscription.handler(tx, subscription.read(record))
        return "handled"

    async def _park(self, record: Record, error: Exception, effort: Effort) -> str:
        """Park the record's key; a database that is away is waited for elsewhere."""
        try:
            async with self._database.transaction() as tx:
                await letters.park(
                    tx,
                    record,
                    consumer=self.name,
                    error=error,
                    attempts=effort.attempts,
                    since=effort.since,
                )
        except Exception as parking_error:
            if trouble(parking_error) is not Trouble.TRANSIENT:
                raise
            self.offsets.put_back(record, seconds=effort.pause())
            return _PUT_BACK
        log.error("event parked", event_id=str(record.event_id), place=record.place)
        return "dead"


def _tell(record: Record, error: Exception, kind: Trouble, effort: Effort) -> None:
    log.warning(
        "event failed",
        event_id=str(record.event_id),
        place=record.place,
        trouble=kind.name,
        attempts=effort.attempts,
        **where(error),
    )
