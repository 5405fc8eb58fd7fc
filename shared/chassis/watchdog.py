"""Watches a subscriber that could stand still without anybody noticing.

A heartbeat task that ended leaves aiokafka reading nothing, with one log line per five
seconds and every ping answered (aiokafka issues 1154, 847, 625).
"""

import asyncio
import time
from typing import Any

import structlog

from chassis import metrics
from chassis.health import Health

log = structlog.get_logger(__name__)

_EVERY_SECONDS = 5.0
_STUCK_SECONDS = 30.0
_RESTARTS = 3


class StuckForGood(Exception):
    """The subscriber did not move again after several restarts: end the process."""


class Watchdog:
    """Restarts one subscriber when it is stuck; the third time it gives up."""

    def __init__(self, subscriber: Any, *, service: str, health: Health) -> None:  # noqa: ANN401 (FastStream's)
        """Watch a started subscriber."""
        self._subscriber = subscriber
        self._service = service
        self._health = health
        self._positions: dict[Any, int] = {}
        self._moved_at = time.monotonic()
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
        if reason is None:
            return
        self._restarts += 1
        metrics.CONSUMER_RESTARTS.labels(self._service).inc()
        log.error("subscriber is stuck", reason=reason, restarts=self._restarts)
        if self._restarts >= _RESTARTS:
            self._health.is_alive = False
            raise StuckForGood(reason)
        await self._subscriber.stop()
        await self._subscriber.start()
        self._moved_at = time.monotonic()

    def _dead_task(self) -> str | None:
        coordinator = getattr(self._subscriber.consumer, "_coordinator", None)
        for name in ("_heartbeat_task", "_coordination_task"):
            task = getattr(coordinator, name, None)
            if task is not None and task.done():
                return f"{name.strip('_')} has ended"
        return None

    async def _no_progress(self) -> str | None:
        """Tell whether records wait but no position has moved for a while."""
        consumer = self._subscriber.consumer
        positions: dict[Any, int] = {}
        lag_of: dict[str, int] = {}
        for partition in consumer.assignment() if consumer else ():
            committed = await consumer.position(partition)
            end = consumer.highwater(partition)
            positions[partition] = committed
            behind = max(0, end - committed) if end is not None else 0
            is_paused = partition in consumer.paused()
            lag_of[partition.topic] = lag_of.get(partition.topic, 0) + behind
            if is_paused:
                self._moved_at = time.monotonic()
        for topic, lag in lag_of.items():
            metrics.CONSUMER_LAG.labels(self._service, topic).set(lag)
        if positions != self._positions or not any(lag_of.values()):
            self._positions, self._moved_at = positions, time.monotonic()
        stuck_for = time.monotonic() - self._moved_at
        return (
            f"no progress for {stuck_for:.0f} s" if stuck_for > _STUCK_SECONDS else None
        )
