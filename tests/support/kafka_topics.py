"""Topics of a test's own: made, written to, read back, removed."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from contracts.event import Event

PARTITIONS = 12
Headers = Sequence[tuple[str, bytes | None]]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic on a running broker."""

    kafka: str
    name: str

    async def send(
        self,
        value: bytes | None,
        *,
        key: bytes | None,
        headers: Headers = (),
        partition: int | None = None,
    ) -> None:
        """Write one record as any stranger could."""
        producer = AIOKafkaProducer(bootstrap_servers=self.kafka)
        await producer.start()
        try:
            await producer.send_and_wait(
                self.name, value, key=key, headers=headers, partition=partition
            )
        finally:
            await producer.stop()

    async def send_event(self, event: Event, *, version: int) -> None:
        """Write an event as its publisher's relay does."""
        await self.send(
            event.model_dump_json().encode(),
            key=str(event.key).encode(),
            headers=headers(event, version=version),
        )

    def dead_letters(self, consumer: str) -> "Topic":
        """Give the topic where a consumer's alarms go."""
        return Topic(self.kafka, f"{self.name}.dlq.{consumer}")

    async def records(self) -> list[ConsumerRecord]:
        """Read everything that the topic holds now."""
        consumer = AIOKafkaConsumer(bootstrap_servers=self.kafka)
        await consumer.start()
        try:
            found = await _read_all(consumer, self.name)
        finally:
            await consumer.stop()
        return found

    async def committed(self, group: str) -> dict[int, int]:
        """Give the offsets that a group has committed, by partition."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self.kafka)
        await admin.start()
        try:
            offsets = await admin.list_consumer_group_offsets(group)
        finally:
            await admin.close()
        return {
            place.partition: known.offset
            for place, known in offsets.items()
            if place.topic == self.name and known.offset >= 0
        }


def unheard(event: Event) -> Event:
    """Give the event with a type that nobody handles."""
    return event.model_copy(update={"type": "hcsc.onboarding.Unheard.v1"})


def headers(event: Event, *, version: int) -> list[tuple[str, bytes | None]]:
    """Give the headers that consumers need."""
    values = {
        "content-type": "application/json",
        "ce_specversion": "1.0",
        "ce_id": str(event.event_id),
        "ce_source": "/hcsc/onboarding/test",
        "ce_type": event.type,
        "ce_time": event.occurred_at.isoformat(),
        "ce_subject": f"{event.aggregate_type}/{event.aggregate_id}",
        "ce_sequence": f"{version:019d}",
    }
    return [(name, value.encode()) for name, value in values.items()]


@asynccontextmanager
async def own_topic(kafka: str, *, service: str) -> AsyncIterator[Topic]:
    """Make a topic with its dead-letter topic; remove both at the end."""
    name = f"onboarding.test-{secrets.token_hex(4)}.events.v1"
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    names = [name, f"{name}.dlq.{service}"]
    try:
        await admin.create_topics(
            [NewTopic(names[0], PARTITIONS, 1), NewTopic(names[1], 1, 1)]
        )
        yield Topic(kafka, name)
        await admin.delete_topics(names)
    finally:
        await admin.close()


async def _read_all(consumer: AIOKafkaConsumer, topic: str) -> list[ConsumerRecord]:
    places = [
        TopicPartition(topic, number) for number in await _numbers(consumer, topic)
    ]
    consumer.assign(places)
    await consumer.seek_to_beginning(*places)
    ends = await consumer.end_offsets(places)
    found: list[ConsumerRecord] = []
    async with asyncio.timeout(30):
        while any([await consumer.position(p) < ends[p] for p in places]):
            for records in (await consumer.getmany(timeout_ms=200)).values():
                found.extend(records)
    return found


async def _numbers(consumer: AIOKafkaConsumer, topic: str) -> set[int]:
    # A new topic's partitions are known a moment after it was made.
    async with asyncio.timeout(10):
        while not consumer.partitions_for_topic(topic):
            await consumer._client.force_metadata_update()
            await consumer.topics()
    numbers: set[int] = consumer.partitions_for_topic(topic)
    return numbers
