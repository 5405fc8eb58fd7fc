"""Watches a subscriber that could stand still without anybody noticing.

A heartbeat task that ended leaves aiokafka reading nothing, with one log line per five
seconds and every ping answered (aiokafka issues 1154, 847, 625).
"""

import asyncio
import time
from collections import Counter
from typing import Any

import structlog
from aiokafka.errors import IllegalStateError

from chassis import metrics
from chassis.health import Health
from chassis.offsets import Offsets

log = structlog.get_logger(__name__)

_EVERY_SECONDS = 5.0
_LOOK_SECONDS = 2.0
_STUCK_SECONDS = 30.0
_RESTARTS = 3
_STOP_SECONDS = 12.0
_START_SECONDS = 15.0


class StuckForGood(Exception):
    """The subscriber did not move again after several restarts: end the process."""


class Watchdog:
    """Restarts one subscriber when it is stuck; the third time it gives up."""

    def __init__(
        self,
        subscriber: Any,  # noqa: ANN401 (FastStream's)
        offsets: Offsets,
        *,
        service: str,
        health: Health,
    ) -> None:
        """Watch a started subscriber whose consumer tells these offsets."""
        self._subscriber = subscriber
        self._offsets = offsets
        self._service = service
        self._health = health
        self._positions: dict[Any, int] = {}
        self._moved_at = time.monotonic()
        self._was_dead = False
        self._restarts = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Look every five seconds until told to stop. Raises StuckForGood."""
        while not stop.is_set():
            try:
                async with asyncio.timeout(_EVERY_SECONDS):
                    await stop.wait()
            except TimeoutError:
                await self._look()

    async def _look(self) -> None:
        reason = self._dead_task() or await self._no_progress()
        self._health.parts["kafka"] = "up" if self._has_coordinator() else "away"
        if reason is None:
            return
        self._restarts += 1
        metrics.CONSUMER_RESTARTS.labels(self._service).inc()
        log.error("subscriber is stuck", reason=reason, restarts=self._restarts)
        if self._restarts >= _RESTARTS:
            self._health.is_alive = False
            raise StuckForGood(reason)
        await self._restart()

    async def _restart(self) -> None:
        await self._offsets.let_go(self._subscriber.consumer)
        async with asyncio.timeout(_STOP_SECONDS):
            await self._subscriber.stop()
        async with asyncio.timeout(_START_SECONDS):
            await self._subscriber.start()
        self._moved_at = time.monotonic()

    def _coordinator(self) -> Any:  # noqa: ANN401 (aiokafka ships no types)
        return getattr(self._subscriber.consumer, "_coordinator", None)

    def _has_coordinator(self) -> bool:
        return getattr(self._coordinator(), "coordinator_id", None) is not None

    def _dead_task(self) -> str | None:
        """Name a task that is dead for the second time: a rebalance ends it too."""
        for name in ("_heartbeat_task", "_coordination_task"):
            task = getattr(self._coordinator(), name, None)
            if task is not None and task.done():
                was_dead, self._was_dead = self._was_dead, True
                return f"{name.strip('_')} has ended" if was_dead else None
        self._was_dead = False
        return None

    async def _no_progress(self) -> str | None:
        """Tell whether records wait but no position has moved for a while."""
        try:
            async with asyncio.timeout(_LOOK_SECONDS):
                positions, lag = await self._standing()
        except (TimeoutError, IllegalStateError, AssertionError):
            return None  # a rebalance is going on
        for topic, behind in lag.items():
            metrics.CONSUMER_LAG.labels(self._service, topic).set(behind)
        rests = bool(self._subscriber.consumer.paused()) or not self._has_coordinator()
        if positions != self._positions or rests or not lag.total():
            self._positions, self._moved_at = positions, time.monotonic()
        seconds = time.monotonic() - self._moved_at
        return f"no progress for {seconds:.0f} s" if seconds > _STUCK_SECONDS else None

    async def _standing(self) -> tuple[dict[Any, int], Counter[str]]:
        """Give the position in each partition and, by topic, how much is unread."""
        consumer = self._subscriber.consumer
        positions: dict[Any, int] = {}
        lag: Counter[str] = Counter()
        for partition in consumer.assignment():
            positions[partition] = await consumer.position(partition)
            end = consumer.highwater(partition)
            lag[partition.topic] += max(0, (end or 0) - positions[partition])
        return positions, lag
