"""The part of a process that listens to Kafka; it outlives the broker's absence."""

import asyncio
import random
from contextlib import suppress

import structlog

from chassis.database import Database
from chassis.health import Health
from chassis.logging import where
from chassis.patience import Patience
from chassis.subscriptions import Subscriptions, listening_broker
from chassis.wake import sleep_or_stop
from chassis.watchdog import Watchdog

log = structlog.get_logger(__name__)

_START_SECONDS = 15.0
_STOP_SECONDS = 12.0


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
        self._patience = Patience(patience)

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop. Raises NoBroker or StuckForGood."""
        while not stop.is_set():
            try:
                await self._listen(stop)
            except (OSError, TimeoutError, RuntimeError) as error:
                self._note_away(error)
            except Exception as error:
                # aiokafka's errors share no root with ours: none may end the role.
                if not type(error).__module__.startswith("aiokafka"):
                    raise
                self._note_away(error)
            self._patience.check()
            await sleep_or_stop(stop, random.uniform(1, 5))  # noqa: S311 (no secret)

    async def _listen(self, stop: asyncio.Event) -> None:
        # A new broker for each try: a broken one keeps its broken parts.
        broker, subscriber, offsets = listening_broker(
            self._kafka, self._subscriptions, database=self._database
        )
        try:
            async with asyncio.timeout(_START_SECONDS):
                await broker.start()
            self._health.parts["kafka"] = "up"
            log.info("listening", topics=sorted(self._subscriptions))
            watchdog = Watchdog(
                subscriber,
                offsets,
                service=self._database.service,
                health=self._health,
            )
            try:
                await watchdog.run(stop)
            finally:
                self._patience.renew()
        finally:
            self._health.parts["kafka"] = "down"
            await offsets.let_go(subscriber.consumer)
            with suppress(TimeoutError):
                async with asyncio.timeout(_STOP_SECONDS):
                    await broker.stop()

    def _note_away(self, error: Exception) -> None:
        self._health.parts["kafka"] = "down"
        log.warning("no broker yet", **where(error))
