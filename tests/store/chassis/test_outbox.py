"""What is announced is sent: all of it, in order, and nothing else."""

import asyncio

import orjson
import pytest

from tests.support.cut_connections import cut_lock_holder
from tests.support.eventually import eventually
from tests.support.little_service.checks import has_sent_all
from tests.support.little_service.service import a_case
from tests.support.running import relaying


async def test_an_event_of_a_transaction_that_fails_is_never_said(service):
    async def announce_and_fail():
        async with service.database.transaction() as tx:
            await tx.publish(service.counted(a_case(), 1))
            raise LookupError

    with pytest.raises(LookupError):
        await announce_and_fail()

    assert await service.rows("outbox") == 0


async def test_events_of_a_case_are_numbered_from_one_without_a_gap(service):
    case = a_case()

    await service.count(case, 1, 2, 3)

    rows = await service.database.pool.fetch(
        "select aggregate_version from outbox where aggregate_id = $1 order by id", case
    )
    assert [row["aggregate_version"] for row in rows] == [1, 2, 3]


async def test_a_second_writer_of_a_case_waits_until_the_first_has_committed(service):
    case = a_case()
    async with service.database.transaction() as first:
        await first.publish(service.counted(case, 1))
        second = asyncio.create_task(service.count(case, 2))
        done, _ = await asyncio.wait({second}, timeout=0.2)
        assert not done
        await first.publish(service.counted(case, 3))
    await second

    rows = await service.database.pool.fetch(
        "select payload from outbox where aggregate_id = $1 order by id", case
    )
    assert [orjson.loads(row["payload"])["number"] for row in rows] == [1, 3, 2]


async def test_the_relay_sends_in_order_and_empties_the_outbox(service, topic):
    case = a_case()
    events = await service.count(case, *range(1, 21))

    async with relaying(service):
        await eventually(has_sent_all, service)

    records = await topic.records()
    assert [record.value for record in records] == [
        event.model_dump_json().encode() for event in events
    ]
    assert {record.key for record in records} == {str(case).encode()}


async def test_a_record_says_who_said_what_about_whom_and_why(service, topic):
    case = a_case()
    (event,) = await service.count(case, 1)

    async with relaying(service):
        await eventually(has_sent_all, service)

    (record,) = await topic.records()
    headers = {name: value.decode() for name, value in record.headers}
    assert (
        headers.items()
        >= {
            "content-type": "application/json",
            "ce_specversion": "1.0",
            "ce_id": str(event.event_id),
            "ce_type": "hcsc.onboarding.Counted.v1",
            "ce_source": f"/hcsc/onboarding/{service.database.service}",
            "ce_subject": f"case/{case}",
            "ce_time": event.occurred_at.isoformat(),
            "ce_sequence": f"{1:019d}",
            "ce_partitionkey": str(case),
        }.items()
    )
    assert headers["ce_correlationid"]


async def test_what_was_committed_before_a_crash_is_sent_after_it(service, topic):
    case = a_case()
    async with relaying(service):
        await service.count(case, 1)
        await eventually(has_sent_all, service)
    # Nobody relays now: the process that committed these is gone.
    await service.count(case, 2, 3)

    async with relaying(service):
        await eventually(has_sent_all, service)

    numbers = [orjson.loads(record.value)["number"] for record in await topic.records()]
    assert numbers == [1, 2, 3]


async def test_a_record_that_is_too_large_is_laid_aside_and_others_go_on(
    service, topic
):
    case = a_case()
    await service.count(a_case(), 1)
    await service.database.pool.execute(
        "update outbox set payload = $1", b"x" * 2_000_000
    )
    await service.count(case, 2)

    async with relaying(service):
        await eventually(has_sent_all, service)

    assert [record.key for record in await topic.records()] == [str(case).encode()]
    assert await service.rows("outbox_dead") == 1


async def test_only_one_of_two_relays_sends_and_the_other_takes_over(
    service, topic, postgres_url
):
    async with relaying(service) as first:
        await eventually(_does, first, "sending")
        async with relaying(service) as second:
            await eventually(_does, second, "standing by")
            await cut_lock_holder(
                postgres_url, application=f"{service.database.service} relay"
            )
            await service.count(a_case(), 1)
            await eventually(has_sent_all, service)
            assert "sending" in {first.parts["relay"], second.parts["relay"]}

    assert len(await topic.records()) == 1


def _does(health, what):
    return health.parts.get("relay") == what
