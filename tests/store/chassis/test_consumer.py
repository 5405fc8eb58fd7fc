"""What is heard has its effect once, in the order of its case, whatever comes."""

import asyncpg

from chassis import consumer
from chassis.database import BROKEN
from chassis.telemetry import span
from tests.support.cut_connections import cut_all
from tests.support.eventually import eventually
from tests.support.kafka_topics import unheard
from tests.support.little_service.checks import failing, has_letters, has_read, notes
from tests.support.little_service.service import LittleService, a_case
from tests.support.running import listening, relaying


async def test_an_event_goes_from_transaction_to_effect(service):
    case = a_case()

    async with relaying(service), listening(service):
        await service.count(case, *range(1, 11))
        await eventually(notes, service, case, list(range(1, 11)))


async def test_an_event_that_comes_twice_has_its_effect_once(service, topic):
    case = a_case()
    first, second = service.counted(case, 1), service.counted(case, 2)
    for event, version in ((first, 1), (first, 1), (second, 2), (first, 1)):
        await topic.send_event(event, version=version)

    async with listening(service):
        await eventually(has_read, service, topic, 4)

    assert await service.noted(case) == [1, 2]


async def test_an_older_version_is_passed_over_even_when_the_inbox_forgot_it(
    service, topic
):
    case = a_case()
    await topic.send_event(service.counted(case, 5), version=5)
    await topic.send_event(service.counted(case, 4), version=4)

    async with listening(service):
        await eventually(has_read, service, topic, 2)

    assert await service.noted(case) == [5]


async def test_exactly_the_record_that_was_handled_is_committed(service, topic):
    case = a_case()
    await topic.send_event(service.counted(case, 1), version=1)
    (record,) = await topic.records()

    async with listening(service):
        await eventually(notes, service, case, [1])
        await eventually(has_read, service, topic, 1)

    assert await topic.committed(service.database.service) == {record.partition: 1}


async def test_a_handler_that_fails_now_and_then_leaves_no_half_effect(service):
    case = a_case()
    service.deed = failing(ZeroDivisionError(), times=3)

    async with relaying(service), listening(service):
        await service.count(case, 1, 2)
        await eventually(notes, service, case, [1, 2])

    assert service.heard == [1, 1, 1, 1, 2]
    assert await service.letters() == []


async def test_a_lost_database_is_waited_for_without_limit(service, monkeypatch):
    case, other = a_case(), a_case()
    monkeypatch.setattr(consumer, "_IN_PLACE_SECONDS", 0.05)
    service.deed = failing(
        asyncpg.InterfaceError("connection is closed"), times=6, only_for=case
    )

    async with relaying(service), listening(service):
        await service.count(case, 1, 2, 3)
        await service.count(other, 1)
        # Both may fall into one partition: then the other waits for the case's end.
        await eventually(notes, service, other, [1], within=30.0)
        await eventually(notes, service, case, [1, 2, 3], within=30.0)

    assert await service.letters() == []


async def test_an_unknown_failure_is_tried_five_times_even_when_it_is_slow(
    service, monkeypatch
):
    case = a_case()
    monkeypatch.setattr(consumer, "_IN_PLACE_SECONDS", 0.0)
    service.deed = failing(ZeroDivisionError(), times=100)

    async with relaying(service), listening(service):
        await service.count(case, 1)
        await eventually(has_letters, service, 1, within=30.0)

    assert service.heard == [1] * 5


async def test_connections_that_break_under_load_double_and_lose_nothing(
    service, postgres_url
):
    case = a_case()

    async with relaying(service), listening(service):
        for number in range(1, 31):
            await _count_again(service, case, number)
            if number % 10 == 0:
                await cut_all(postgres_url, application=service.database.service)
        await eventually(_has_noted, service, case, 30, within=30.0)

    assert await service.noted(case) == list(range(1, 31))


async def test_an_unknown_type_is_ignored_and_counts_as_heard(service, topic):
    case = a_case()
    await topic.send_event(unheard(service.counted(case, 1)), version=1)
    await topic.send_event(service.counted(case, 2), version=2)

    async with listening(service):
        await eventually(notes, service, case, [2])

    assert await service.letters() == []


async def test_what_a_handler_says_belongs_to_what_it_heard(service, topic):
    case, follow_up = a_case(), a_case()

    async def answer(tx, event):
        if event.case_id == case:
            await tx.publish(service.counted(follow_up, 1))

    service.deed = answer

    async with relaying(service), listening(service):
        with span("a request", carrier={}):
            (cause,) = await service.count(case, 1)
        await eventually(notes, service, follow_up, [1])

    by_key = {record.key: dict(record.headers) for record in await topic.records()}
    heard, said = by_key[str(case).encode()], by_key[str(follow_up).encode()]
    assert said["ce_causationid"] == str(cause.event_id).encode()
    assert said["ce_correlationid"] == heard["ce_correlationid"]
    assert said["traceparent"].split(b"-")[1] == heard["traceparent"].split(b"-")[1]


async def _count_again(service: LittleService, case, number):
    """Announce a number; a form would be sent again with its key just so."""
    while True:
        try:
            await service.count(case, number)
        except (*BROKEN, OSError):
            continue
        return


async def _has_noted(service, case, last):
    try:
        return last in await service.noted(case)
    except (*BROKEN, OSError):
        return False  # a connection that was cut
