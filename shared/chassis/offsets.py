"""Offsets: one commit per record, and records that are put back for later."""

import asyncio
import time

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError
from faststream.message import AckStatus

from chassis import metrics
from chassis.record import Record

log = structlog.get_logger(__name__)

_COMMIT_SECONDS = 5.0


def _partition(record: Record) -> TopicPartition:
    return TopicPartition(record.topic, record.partition)


class Offsets:
    """Where a consumer stands in its partitions."""

    def __init__(self, service: str) -> None:
        """Begin with no partition resting."""
        self._service = service
        self._resting_until: dict[TopicPartition, float] = {}
        self._resuming: set[asyncio.Task[None]] = set()

    async def commit(self, record: Record) -> None:
        """Commit exactly this record's offset; a failure is counted, never raised.

        FastStream's own acknowledgement would commit every partition's position, past
        records that are still to be handled: marking the message keeps it from that.
        """
        record.message.committed = AckStatus.ACKED
        try:
            async with asyncio.timeout(_COMMIT_SECONDS):
                await record.message.consumer.commit(
                    {_partition(record): record.offset + 1}
                )
        except (
            CommitFailedError,
            IllegalStateError,
            KafkaError,
            TimeoutError,
        ) as error:
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
        self._resuming.add(task)
        task.add_done_callback(self._resuming.discard)

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
