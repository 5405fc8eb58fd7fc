"""The part of a process that listens to Kafka; it outlives the broker's absence."""

import asyncio
import random
import time
from contextlib import suppress

import structlog

from chassis.database import Database
from chassis.health import Health
from chassis.logging import where
from chassis.subscriptions import Subscriptions, listening_broker
from chassis.watchdog import Watchdog

log = structlog.get_logger(__name__)

_START_SECONDS = 15.0
_STOP_SECONDS = 12.0


class NoBroker(Exception):
    """Kafka stayed away for longer than this role can do without it."""


class Listening:
    """Hears what other services announce, for as long as it runs."""

    def __init__(
        self,
        database: Database,
        subscriptions: Subscriptions,
        *,
        kafka: str,
        health: Health,
        patience: float | None = None,
    ) -> None:
        """`patience` in seconds ends the process when Kafka stays away; None waits."""
        self._database = database
        self._subscriptions = subscriptions
        self._kafka = kafka
        self._health = health
        self._patience = patience

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop. Raises NoBroker or StuckForGood."""
        away_since = time.monotonic()
        while not stop.is_set():
            try:
                await self._listen(stop)
                away_since = time.monotonic()
            except (OSError, TimeoutError, RuntimeError) as error:
                self._note_away(error)
            except Exception as error:
                # aiokafka's errors share no root with ours: none may end the role.
                if not type(error).__module__.startswith("aiokafka"):
                    raise
                self._note_away(error)
            if self._patience and time.monotonic() - away_since > self._patience:
                raise NoBroker(f"no Kafka for {self._patience:.0f} s")
            await _sleep_or_stop(stop, random.uniform(1, 5))  # noqa: S311 (no secret)

    async def _listen(self, stop: asyncio.Event) -> None:
        # A new broker for each try: a broken one keeps its broken parts.
        broker, subscriber = listening_broker(
            self._kafka, self._subscriptions, database=self._database
        )
        try:
            async with asyncio.timeout(_START_SECONDS):
                await broker.start()
            self._health.parts["kafka"] = "up"
            log.info("listening", topics=sorted(self._subscriptions))
            watchdog = Watchdog(
                subscriber, service=self._database.service, health=self._health
            )
            await watchdog.run(stop)
        finally:
            self._health.parts["kafka"] = "down"
            with suppress(TimeoutError):
                async with asyncio.timeout(_STOP_SECONDS):
                    await broker.stop()

    def _note_away(self, error: Exception) -> None:
        self._health.parts["kafka"] = "down"
        log.warning("no broker yet", **where(error))


async def _sleep_or_stop(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
