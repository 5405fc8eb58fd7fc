"""Offsets: one commit per record, and records that are put back for later."""

import asyncio
import time
from collections.abc import Coroutine

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError
from faststream.message import AckStatus

from chassis import metrics
from chassis.record import Record

log = structlog.get_logger(__name__)

_COMMIT_SECONDS = 5.0
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
        self._resting_until: dict[TopicPartition, float] = {}
        self._done_up_to: dict[TopicPartition, int] = {}
        self._later: set[asyncio.Task[None]] = set()

    @property
    def is_waiting(self) -> bool:
        """Tell whether a commit or a resting partition waits for its time."""
        return bool(self._later)

    async def commit(self, record: Record) -> None:
        """Commit exactly this record's offset; a failure is counted, never raised.

        FastStream's own acknowledgement would commit every partition's position, past
        records that are still to be handled: marking the message keeps it from that.
        """
        record.message.committed = AckStatus.ACKED
        partition, consumer = _partition(record), record.message.consumer
        self._done_up_to[partition] = record.offset + 1
        if not await self._is_committed(consumer, partition):
            self._start(self._commit_again(consumer, partition, record.offset + 1))

    async def _is_committed(
        self, consumer: AIOKafkaConsumer, partition: TopicPartition
    ) -> bool:
        """Try to commit; True also where that is another member's business by now."""
        try:
            async with asyncio.timeout(_COMMIT_SECONDS):
                await consumer.commit({partition: self._done_up_to[partition]})
        except (KafkaError, TimeoutError, IllegalStateError) as error:
            metrics.COMMIT_FAILURES.labels(self._service, type(error).__name__).inc()
            return isinstance(error, CommitFailedError | IllegalStateError)
        return True

    async def _commit_again(
        self, consumer: AIOKafkaConsumer, partition: TopicPartition, offset: int
    ) -> None:
        """Commit the newest record of a quiet partition, which would seem unread."""
        for _ in range(_AGAIN_TRIES):
            await asyncio.sleep(_AGAIN_SECONDS)
            if self._done_up_to[partition] != offset:
                return  # a later record's commit says more
            if await self._is_committed(consumer, partition):
                return

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
        self._start(self._resume(consumer, partition))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _resume(
        self, consumer: AIOKafkaConsumer, partition: TopicPartition
    ) -> None:
        # Put back again meanwhile: the task of that time wakes it.
        await asyncio.sleep(max(0.0, self._resting_until[partition] - time.monotonic()))
        if self._resting_until[partition] > time.monotonic():
            return
        try:
            consumer.resume(partition)
        except IllegalStateError:
            log.info("partition moved while it rested", topic=partition.topic)
