"""Watches a subscriber that could stand still without anybody noticing.

aiokafka has several ways to read nothing more while every ping is answered: a task of
its own that ended, a position that never comes, an assignment that was made while the
broker was still starting (aiokafka issues 1154, 847, 625). So the broker is asked what
the group has not read; what the consumer believes of itself is no proof.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

import structlog
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from chassis import inside_consumer, metrics
from chassis.health import Health
from chassis.offsets import Offsets

log = structlog.get_logger(__name__)

_EVERY_SECONDS = 5.0
_LOOK_SECONDS = 4.0


class Stuck(Exception):
    """The subscriber reads nothing more, though there is something to read."""


class Silent(Exception):
    """The broker has told nothing for a while: it is away, or this connection is."""


class Watchdog:
    """Tells when one subscriber must be replaced by a new one."""

    def __init__(
        self,
        subscriber: Any,  # noqa: ANN401 (FastStream's)
        offsets: Offsets,
        *,
        service: str,
        health: Health,
        stuck_seconds: float,
    ) -> None:
        """Watch a started subscriber whose consumer tells these offsets."""
        self._subscriber = subscriber
        self._offsets = offsets
        self._service = service
        self._health = health
        self._stuck_seconds = stuck_seconds
        self._every_seconds = min(_EVERY_SECONDS, stuck_seconds / 4)
        self._progress: object = None
        self._moved_at = self._told_at = time.monotonic()
        self._was_dead = False
        self.has_seen_all_read = False

    async def run(self, stop: asyncio.Event) -> None:
        """Look every few seconds until told to stop. Raises Stuck or Silent."""
        while not stop.is_set():
            try:
                async with asyncio.timeout(self._every_seconds):
                    await stop.wait()
            except TimeoutError:
                await self._look()

    async def _look(self) -> None:
        if name := self._dead_task():
            raise Stuck(f"{name} has ended")
        now = time.monotonic()
        try:
            async with asyncio.timeout(_LOOK_SECONDS):
                unread = await self._unread()
        except (TimeoutError, KafkaError, AssertionError):
            self._health.parts["kafka"] = "away"
            self._progress = None
            if now - self._told_at > self._stuck_seconds:
                raise Silent(f"no answer for {now - self._told_at:.0f} s") from None
            return
        self._health.parts["kafka"] = "up"
        self._told_at = now
        self._judge(unread)

    def _dead_task(self) -> str | None:
        """Name a task that is dead for the second time: a rebalance ends some too."""
        tasks = inside_consumer.tasks(self._subscriber.consumer)
        if self._subscriber.tasks:
            # FastStream appends the loop that it starts in place of one that failed.
            tasks["consume loop"] = self._subscriber.tasks[-1]
        dead = next((name for name, task in tasks.items() if task.done()), None)
        was_dead, self._was_dead = self._was_dead, dead is not None
        return dead if was_dead else None

    def _judge(self, unread: Mapping[TopicPartition, tuple[int, int]]) -> None:
        """Note how far it is. Raises Stuck when something waits and nothing moves."""
        lag = Counter(dict.fromkeys(self._subscriber.topic_names, 0))
        for partition, (done, end) in unread.items():
            lag[partition.topic] += end - done
        for topic, behind in lag.items():
            metrics.CONSUMER_LAG.labels(self._service, topic).set(behind)
        progress = self._offsets.tries, {one: done for one, (done, _) in unread.items()}
        if progress != self._progress or not lag.total():
            self._progress, self._moved_at = progress, time.monotonic()
        self.has_seen_all_read |= not lag.total()
        seconds = time.monotonic() - self._moved_at
        if seconds > self._stuck_seconds:
            raise Stuck(f"{lag.total()} records have waited for {seconds:.0f} s")

    async def _unread(self) -> dict[TopicPartition, tuple[int, int]]:
        """Ask the broker, by partition, how far the group is and where the log ends."""
        consumer = self._subscriber.consumer
        # A member may have none. What its colleagues leave unread is their watchdogs'.
        partitions = list(consumer.assignment())
        if not partitions:
            await consumer.topics()
            return {}
        ends = await consumer.end_offsets(partitions)
        done = await inside_consumer.committed(consumer, partitions)
        behind = [one for one in partitions if done.get(one, -1) < ends[one]]
        # A group begins where the log begins, and what has expired is read by nobody.
        first = await consumer.beginning_offsets(behind) if behind else {}
        far = {one: max(done.get(one, 0), first.get(one, 0)) for one in partitions}
        return {one: (far[one], max(far[one], ends[one])) for one in partitions}
