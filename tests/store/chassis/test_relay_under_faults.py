"""Nothing is lost and nothing overtakes, whatever dies meanwhile."""

import asyncio
import random
from collections import defaultdict

import pytest

from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.kafka_topics import own_topic
from tests.support.little_service.processes import processes
from tests.support.little_service.service import LittleService, a_case
from tests.support.own_kafka import own_kafka

WRITERS = 8
CASES = 40
SECONDS = 14.0


@pytest.fixture
async def broker(kafka_bootstrap, tmp_path):
    """A broker that may be killed; the shared one only has to be installed."""
    async with own_kafka(tmp_path) as broker:
        yield broker


@covers("OPS-5")
async def test_killed_relays_and_a_killed_broker_lose_and_reorder_nothing(
    database, broker
):
    async with own_topic(broker.bootstrap, service=database.service) as topic:
        service = LittleService(database, broker.bootstrap, topic.name)
        cases = [a_case() for _ in range(CASES)]
        async with processes("relay", service, count=2) as relays:
            async with asyncio.TaskGroup() as group:
                writers = [
                    group.create_task(_write(service, cases)) for _ in range(WRITERS)
                ]
                group.create_task(_kill_now_and_then(relays))
                group.create_task(_kill_once(broker))
            await eventually(_is_empty, service, within=60.0)
        records = await topic.records()

    written = sum(writer.result() for writer in writers)
    heard = first_hearings(records)
    assert sum(map(len, heard.values())) == written
    assert all(
        versions == list(range(1, len(versions) + 1)) for versions in heard.values()
    )


def first_hearings(records):
    """Give, by case, the versions in the order in which they were first heard."""
    heard = defaultdict(list)
    for record in sorted(records, key=lambda each: (each.partition, each.offset)):
        version = int(dict(record.headers)["ce_sequence"])
        if version not in heard[record.key]:
            heard[record.key].append(version)
    return heard


async def _write(service, cases):
    written = 0
    ends_at = asyncio.get_running_loop().time() + SECONDS
    while asyncio.get_running_loop().time() < ends_at:
        await service.count(random.choice(cases), written)  # noqa: S311 (a test)
        written += 1
        await asyncio.sleep(0.01)
    return written


async def _kill_now_and_then(relays):
    ends_at = asyncio.get_running_loop().time() + SECONDS
    while asyncio.get_running_loop().time() < ends_at:
        await asyncio.sleep(random.uniform(1.5, 2.5))  # noqa: S311 (a test)
        victim = random.choice(relays)  # noqa: S311 (a test)
        await victim.end()
        await victim.start()


async def _kill_once(broker):
    await asyncio.sleep(SECONDS / 3)
    await broker.kill()
    await broker.start()


async def _is_empty(service):
    assert await service.rows("outbox") == 0
    return True
