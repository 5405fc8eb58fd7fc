"""Offsets: what is done is told to Kafka soon; what must wait is put back.

An offset that was not told when a process ends brings its record again, which inbox and
positions make harmless: so many records share one commit.
"""

import asyncio
import time
from contextlib import suppress

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import (
    CommitFailedError,
    ConsumerStoppedError,
    IllegalStateError,
    KafkaError,
)
from faststream.message import AckStatus

from chassis import metrics
from chassis.record import Record

log = structlog.get_logger(__name__)

_SOON_SECONDS = 0.1
_COMMIT_SECONDS = 5.0
_LAST_SECONDS = 1.0
_AGAIN_SECONDS = 5.0
# Five minutes: a broker that stays away longer gets a new consumer, which reads again.
_AGAIN_TRIES = 60


def _partition(record: Record) -> TopicPartition:
    return TopicPartition(record.topic, record.partition)


class Offsets:
    """Where a consumer stands in its partitions."""

    def __init__(self, service: str) -> None:
        """Begin with no partition resting."""
        self._service = service
        self.tries = 0
        self._resting_until: dict[TopicPartition, float] = {}
        self._untold: dict[TopicPartition, int] = {}
        self._consumer: AIOKafkaConsumer | None = None
        self._let_go: AIOKafkaConsumer | None = None
        self._telling: asyncio.Task[None] | None = None
        self._later: set[asyncio.Task[None]] = set()

    def note_try(self) -> None:
        """Count that a record is being handled, or once more: nothing stands still."""
        self.tries += 1

    def done(self, record: Record) -> None:
        """Have exactly this record's offset committed soon, whatever happens meanwhile.

        FastStream's own acknowledgement would commit every partition's position, past
        records that are still to be handled: marking the message keeps it from that.
        """
        record.message.committed = AckStatus.ACKED
        if record.message.consumer is self._let_go:
            return
        self._untold[_partition(record)] = record.offset + 1
        # The newest: after a restart by the watchdog the one before is of no use.
        self._consumer = record.message.consumer
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell())

    async def let_go(self, consumer: AIOKafkaConsumer) -> None:
        """Commit once what is untold, and nothing more through this consumer.

        A commit that outlives its consumer opens a connection that nobody closes.
        """
        self._let_go = consumer
        ending = {*self._later, *({self._telling} if self._telling else ())}
        for task in ending:
            task.cancel()
        if ending:
            # Bounded: a commit may be waiting for what never comes.
            await asyncio.wait(ending, timeout=_LAST_SECONDS)
        if self._untold:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LAST_SECONDS):
                    await self._is_told(consumer)

    async def _tell(self) -> None:
        """Commit until nothing is untold; a quiet partition would seem unread else."""
        failures = 0
        while self._untold and failures < _AGAIN_TRIES:
            await asyncio.sleep(_AGAIN_SECONDS if failures else _SOON_SECONDS)
            failures = 0 if await self._is_told(self._consumer) else failures + 1

    async def _is_told(self, consumer: AIOKafkaConsumer) -> bool:
        """Try to commit; True also where that is another member's business by now."""
        mine = consumer.assignment()
        wanted = {one: offset for one, offset in self._untold.items() if one in mine}
        try:
            async with asyncio.timeout(_COMMIT_SECONDS):
                if wanted:
                    await consumer.commit(wanted)
        except (CommitFailedError, IllegalStateError, ConsumerStoppedError) as error:
            self._count(error)
        except (KafkaError, TimeoutError) as error:
            self._count(error)
            return False
        told = {one for one in self._untold if wanted.get(one) == self._untold[one]}
        moved = self._untold.keys() - mine
        for partition in told | moved:
            del self._untold[partition]
        return True

    def _count(self, error: Exception) -> None:
        metrics.COMMIT_FAILURES.labels(self._service, type(error).__name__).inc()

    def is_resting(self, record: Record) -> bool:
        """Tell whether the record's partition was put to rest and is not due yet.

        A rebalance ends a pause, so the time is kept here too.
        """
        return self._resting_until.get(_partition(record), 0.0) > time.monotonic()

    def put_back(self, record: Record, *, seconds: float) -> None:
        """Let a partition rest and read on from this record later.

        The member keeps polling its other partitions, so it stays in the group.
        """
        partition, consumer = _partition(record), record.message.consumer
        record.message.committed = AckStatus.ACKED
        if consumer is self._let_go:
            return
        now = time.monotonic()
        self._resting_until.setdefault(partition, 0.0)
        self._resting_until[partition] = max(
            self._resting_until[partition], now + seconds
        )
        try:
            consumer.pause(partition)
            consumer.seek(partition, record.offset)
        except IllegalStateError:
            return  # the partition went to another member, which reads it again
        task = asyncio.create_task(self._resume(consumer, partition))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _resume(
        self, consumer: AIOKafkaConsumer, partition: TopicPartition
    ) -> None:
        # It may have been put back again meanwhile, and uvloop wakes up to 1 ms early.
        while (left := self._resting_until[partition] - time.monotonic()) > 0:  # noqa: ASYNC110 (a time, no event)
            await asyncio.sleep(left)
        try:
            consumer.resume(partition)
        except IllegalStateError:
            log.info("partition moved while it rested", topic=partition.topic)
