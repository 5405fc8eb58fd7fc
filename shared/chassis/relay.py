"""The relay: takes events from the outbox to Kafka, in order per key, losing none.

One relay per service is active, under an advisory lock. It reads the lowest ids, sends
all, waits for every acknowledgement and deletes what was acknowledged. A crash between
acknowledgement and deletion repeats events; consumers skip repeats by the event's id.
"""

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import asyncpg
import structlog
from aiokafka import AIOKafkaProducer

from chassis import clock, metrics
from chassis.database import Database
from chassis.ending import ANY_FAILURE, is_ending
from chassis.health import Health
from chassis.logging import where
from chassis.patience import Patience, back_off
from chassis.queries import named_sql
from chassis.sending import SEND_SECONDS, producing, send
from chassis.wake import sleep_or_stop, wait, wake_on

log = structlog.get_logger(__name__)

_SQL = named_sql(__package__, "outbox.sql")

BATCH = 500
_STOP_SECONDS = 3.0
_POLL_SECONDS = 1.0
_FROZEN_SECONDS = "20s"
_LONGEST_PAUSE_SECONDS = 5.0


class SendFailed(Exception):
    """Kafka did not acknowledge everything: this producer is not used again.

    An idempotent producer that lost a batch fails for ever (aiokafka issue 1017).
    """


class Relay:
    """Sends one service's events for as long as it runs."""

    def __init__(
        self,
        database: Database,
        *,
        kafka: str,
        health: Health,
        patience: float | None = None,
    ) -> None:
        """`patience` in seconds ends the process when Kafka stays away; None waits."""
        self._database = database
        self._kafka = kafka
        self._health = health
        self._service = database.service
        self._patience = Patience(patience)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop; after any failure, start over with all new.

        Raises NoBroker.
        """
        failures = 0
        while not stop.is_set():
            try:
                await self._take_part(stop)
                failures = 0
            except ANY_FAILURE as error:  # it starts over
                if is_ending():
                    raise
                failures += 1
                metrics.RELAY_FAILURES.labels(self._service).inc()
                self._health.parts["relay"] = "starting over"
                log.warning("relay starts over", **where(error))
                self._patience.check()
                pause = back_off(failures, first=0.2, longest=_LONGEST_PAUSE_SECONDS)
                await sleep_or_stop(stop, pause)
        metrics.RELAY_LEADER.labels(self._service).set(0)

    async def _take_part(self, stop: asyncio.Event) -> None:
        async with self._connected() as connection:
            lock = _lock_class(self._service)
            while not stop.is_set():
                if await connection.fetchval(_SQL["try_to_lead"], lock):
                    await self._lead(connection, stop)
                    return
                self._health.parts["relay"] = "standing by"
                self._patience.renew()
                await sleep_or_stop(stop, _POLL_SECONDS)

    async def _lead(
        self, connection: "asyncpg.Connection[asyncpg.Record]", stop: asyncio.Event
    ) -> None:
        woken = self._database.said.subscribe()
        stopper = asyncio.create_task(wake_on(stop, woken))
        await connection.add_listener(self._database.channel, lambda *_: woken.set())
        try:
            async with producing(self._kafka) as producer:
                self._health.parts["relay"] = "sending"
                metrics.RELAY_LEADER.labels(self._service).set(1)
                while not stop.is_set():
                    sent = await self._send_batch(connection, producer)
                    self._patience.renew()
                    if sent < BATCH and not stop.is_set():
                        await wait(woken, at_most=_POLL_SECONDS)
        finally:
            stopper.cancel()
            self._database.said.unsubscribe(woken)

    async def _send_batch(
        self,
        connection: "asyncpg.Connection[asyncpg.Record]",
        producer: AIOKafkaProducer,
    ) -> int:
        rows = await connection.fetch(_SQL["oldest"], BATCH)
        if not rows:
            return 0
        sent = await send(producer, rows)
        await connection.execute(_SQL["forget"], sent.acked)
        metrics.RELAYED.labels(self._service).inc(len(sent.acked))
        for row_id in sent.too_large:
            # It can never be sent. Consumers see a gap and park the case.
            await connection.execute(_SQL["give_up"], row_id, clock.now(), "too large")
            log.error("event given up", outbox_id=row_id)
        if not sent.is_complete:
            raise SendFailed
        return len(rows)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
        """Open a connection of its own: a pool's would drop the lock."""
        connection = await asyncpg.connect(
            self._database.url.get_secret_value(),
            timeout=5,
            command_timeout=SEND_SECONDS,
            server_settings={
                "application_name": f"{self._service} relay",
                "tcp_keepalives_idle": "10",
                # It asks every second: silence means a frozen process with the lock.
                "idle_session_timeout": _FROZEN_SECONDS,
            },
        )
        try:
            yield connection
        finally:
            with suppress(Exception):
                await connection.close(timeout=_STOP_SECONDS)


def _lock_class(service: str) -> int:
    """Give each service a lock of its own: advisory locks are the database's."""
    return zlib.crc32(f"relay {service}".encode()) - 2**31
