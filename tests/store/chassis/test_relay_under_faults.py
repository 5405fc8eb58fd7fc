"""Nothing is lost and nothing overtakes, whatever dies meanwhile."""

import asyncio
import random
from collections import defaultdict

import pytest

from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.faults import moments
from tests.support.kafka_topics import own_topic
from tests.support.little_service.checks import has_sent_all
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
            await eventually(has_sent_all, service, within=60.0)
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
    async for moment in moments(within=SECONDS, pause=(0.005, 0.015)):
        await service.count(random.choice(cases), moment)  # noqa: S311 (a test)
        written += 1
    return written


async def _kill_now_and_then(relays):
    async for _ in moments(within=SECONDS, pause=(1.5, 2.5)):
        victim = random.choice(relays)  # noqa: S311 (a test)
        await victim.end()
        await victim.start()


async def _kill_once(broker):
    async for _ in moments(within=SECONDS / 3, pause=(SECONDS / 3, SECONDS / 3)):
        await broker.kill()
        await broker.start()
