"""The part of a process that listens to Kafka; it outlives the broker's absence."""

import asyncio
import random

import structlog
from aiokafka import AIOKafkaConsumer
from faststream.kafka import KafkaBroker
from faststream.kafka.subscriber.usecase import LogicSubscriber

from chassis import inside_consumer, metrics
from chassis.database import Database
from chassis.ending import ANY_FAILURE, is_ending
from chassis.health import Health
from chassis.logging import where
from chassis.offsets import Offsets
from chassis.patience import Patience
from chassis.subscriptions import Subscriptions, listening_broker
from chassis.wake import sleep_or_stop
from chassis.watchdog import Silent, Stuck, Watchdog

log = structlog.get_logger(__name__)

_START_SECONDS = 15.0
_STOP_SECONDS = 12.0
_DROP_SECONDS = 1.0
_PAUSE_SECONDS = (1.0, 5.0)
_STUCK_SUBSCRIBERS = 3


class StuckForGood(Exception):
    """Several subscribers in a row read nothing more: the process must end."""


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
        stuck_seconds: float = 60.0,
    ) -> None:
        """Listen to nothing yet.

        `patience` in seconds ends the process when Kafka stays away; None waits.
        A subscriber that reads nothing for `stuck_seconds` is replaced: more than the
        longest pause between two tries of a record, and than one statement (30 s each).
        """
        self._database = database
        self._subscriptions = subscriptions
        self._kafka = kafka
        self._health = health
        self._patience = Patience(patience)
        self._stuck_seconds = stuck_seconds
        self._stuck = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop. Raises NoBroker or StuckForGood."""
        while not stop.is_set():
            try:
                await self._listen(stop)
            except Stuck as error:
                self._note_stuck(error)
            except ANY_FAILURE as error:
                if is_ending() or not _is_away(error):
                    raise
                self._note_away(error)
            self._patience.check()
            await sleep_or_stop(stop, random.uniform(*_PAUSE_SECONDS))  # noqa: S311 (no secret)

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
                stuck_seconds=self._stuck_seconds,
            )
            try:
                await watchdog.run(stop)
            finally:
                self._patience.renew()
                self._stuck *= not watchdog.has_seen_all_read
        finally:
            self._health.parts["kafka"] = "down"
            await _close(broker, subscriber, offsets)

    def _note_stuck(self, error: Stuck) -> None:
        """Count it. Raises StuckForGood when a new subscriber was of no help."""
        self._stuck += 1
        metrics.CONSUMER_RESTARTS.labels(self._database.service).inc()
        log.error("subscriber is stuck", reason=str(error), in_a_row=self._stuck)
        if self._stuck >= _STUCK_SUBSCRIBERS:
            self._health.is_alive = False
            raise StuckForGood(str(error)) from error

    def _note_away(self, error: BaseException) -> None:
        self._health.parts["kafka"] = "down"
        log.warning("no broker yet", **where(error))


async def _close(
    broker: KafkaBroker, subscriber: "LogicSubscriber[object]", offsets: Offsets
) -> None:
    """Leave the group; what does not end by itself in time is dropped."""
    consumer, tasks = subscriber.consumer, tuple(subscriber.tasks)
    if consumer is not None:
        await offsets.let_go(consumer)
    # No timeout around it: aiokafka's ends swallow what a timeout throws.
    ending = asyncio.create_task(_stop(broker, consumer))
    await asyncio.wait({ending}, timeout=_STOP_SECONDS)
    for task in (ending, *tasks):
        task.cancel()
    await asyncio.wait({ending, *tasks}, timeout=_DROP_SECONDS)
    if consumer is not None:
        inside_consumer.drop(consumer)


async def _stop(broker: KafkaBroker, consumer: AIOKafkaConsumer | None) -> None:
    try:
        await broker.stop()
        if consumer is not None:
            # FastStream leaves one that did not start; to stop twice is harmless.
            await consumer.stop()
    except ANY_FAILURE as error:
        if is_ending():
            raise
        log.warning("subscriber did not close", **where(error))


def _is_away(error: BaseException) -> bool:
    """Tell whether Kafka, rather than our own code, is the cause."""
    known = (OSError, TimeoutError, RuntimeError, Silent, asyncio.CancelledError)
    # aiokafka's errors share no root with ours.
    return isinstance(error, known) or type(error).__module__.startswith("aiokafka")
