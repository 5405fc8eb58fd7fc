"""A publisher and a listener on real Postgres and Kafka, for tests of the plumbing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from chassis import clock
from chassis.broker import Listening
from chassis.consumer import Handler
from chassis.database import Database
from chassis.health import Health
from chassis.relay import Relay
from chassis.transaction import Transaction
from contracts import case
from contracts.case import CaseAnswersChanged
from contracts.ids import uuid7
from contracts.words import Tab

HASH = "0f" * 32


def a_change(case_id: UUID, tab_version: int = 1) -> CaseAnswersChanged:
    """An event of a case, numbered so that its order can be seen."""
    return CaseAnswersChanged(
        occurred_at=clock.now(),
        case_id=case_id,
        tab=Tab.GENERAL,
        tab_version=tab_version,
        snapshot_hash=HASH,
    )


async def write_down(tx: Transaction, event: CaseAnswersChanged) -> None:
    """Note an event: the effect that tests look for."""
    await tx.execute(
        "insert into effects (case_id, event_id, tab_version) values ($1, $2, $3)",
        event.case_id,
        event.event_id,
        event.tab_version,
    )


async def publish(database: Database, *events: CaseAnswersChanged) -> None:
    """Announce events, each in a transaction of its own."""
    for event in events:
        async with database.transaction() as tx:
            await tx.publish(event)


async def versions_of(database: Database, case_id: UUID) -> list[int]:
    """Give the effects of a case in the order in which they were made."""
    rows = await database.pool.fetch(
        "select tab_version from effects where case_id = $1 order by id", case_id
    )
    return [row["tab_version"] for row in rows]


@dataclass
class Running:
    """Parts that run until the test ends."""

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    health: Health = field(default_factory=lambda: Health(None))


@asynccontextmanager
async def relaying(database: Database, kafka: str) -> AsyncIterator[Running]:
    """Run the relay of a database."""
    running = Running()
    relay = Relay(database, kafka=kafka, health=running.health)
    task = asyncio.create_task(relay.run(running.stop))
    yield running
    running.stop.set()
    await asyncio.wait_for(task, 10)


@asynccontextmanager
async def listening(
    database: Database, kafka: str, handler: Handler = write_down
) -> AsyncIterator[Running]:
    """Hear the case topic."""
    running = Running()
    subscriptions = {case.TOPIC: {CaseAnswersChanged: handler}}
    part = Listening(database, subscriptions, kafka=kafka, health=running.health)
    task = asyncio.create_task(part.run(running.stop))
    yield running
    running.stop.set()
    await asyncio.wait_for(task, 15)


@asynccontextmanager
async def raw_producer(kafka: str) -> AsyncIterator[AIOKafkaProducer]:
    """Send records that no publisher of ours would send."""
    producer = AIOKafkaProducer(bootstrap_servers=kafka)
    await producer.start()
    yield producer
    await producer.stop()


async def make_topic(kafka: str, name: str) -> None:
    """Make a topic with twelve partitions."""
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    await admin.create_topics([NewTopic(name, 12, 1)])
    await admin.close()


def a_case_id() -> UUID:
    """A new case."""
    return uuid7()
