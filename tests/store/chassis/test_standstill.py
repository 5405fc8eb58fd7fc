"""A consumer that reads nothing more is replaced, whatever made it stand still."""

import asyncio

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from chassis import broker, effort, metrics, watchdog
from chassis.broker import StuckForGood
from tests.support import standstill
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.little_service.checks import failing, has_read, notes
from tests.support.little_service.service import a_case
from tests.support.running import listening, relaying

STUCK_SECONDS = 2.0
WITHIN_SECONDS = 40.0


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    """Starts over at once, in place of after some seconds."""
    monkeypatch.setattr(broker, "_PAUSE_SECONDS", (0.1, 0.1))
    monkeypatch.setattr(broker, "_STOP_SECONDS", 2.0)


@covers("OPS-5")
@pytest.mark.parametrize(
    "happens",
    [
        standstill.fetching_ends,
        standstill.positions_never_come,
        standstill.consuming_is_cancelled,
        standstill.starting_is_cancelled,
        standstill.nothing_is_assigned,
    ],
    ids=lambda happens: happens.__name__,
)
async def test_events_are_heard_although(happens, service, topic, monkeypatch):
    case = a_case()
    happens(monkeypatch)
    await topic.send_event(service.counted(case, 1), version=1)

    async with listening(service, stuck_seconds=STUCK_SECONDS):
        await eventually(notes, service, case, [1], within=WITHIN_SECONDS)
        await eventually(has_read, service, topic, 1)


async def test_a_member_without_heartbeats_is_replaced_before_the_next_event(
    service, topic, monkeypatch
):
    case = a_case()
    standstill.heartbeats_end(monkeypatch)

    async with listening(service, stuck_seconds=STUCK_SECONDS):
        await eventually(_was_replaced, service)
        await topic.send_event(service.counted(case, 1), version=1)
        await eventually(notes, service, case, [1], within=WITHIN_SECONDS)


async def test_a_handler_that_never_ends_is_left_behind(service, topic):
    case = a_case()
    service.deed = _hanging_once()
    await topic.send_event(service.counted(case, 1), version=1)

    async with listening(service, stuck_seconds=STUCK_SECONDS):
        await eventually(notes, service, case, [1], within=WITHIN_SECONDS)


async def test_a_partition_that_is_never_resumed_is_read_all_the_same(
    service, topic, monkeypatch
):
    case = a_case()
    service.deed = failing(OSError(), times=6)
    monkeypatch.setattr(AIOKafkaConsumer, "resume", lambda *_: None)
    await topic.send_event(service.counted(case, 1), version=1)

    async with listening(service, stuck_seconds=STUCK_SECONDS):
        await eventually(notes, service, case, [1], within=WITHIN_SECONDS)


async def test_a_record_that_is_tried_again_and_again_is_no_standstill(
    service, topic, monkeypatch
):
    case = a_case()
    monkeypatch.setattr(effort, "_LONGEST_PAUSE_SECONDS", 1.0)
    service.deed = failing(OSError(), times=14)
    await topic.send_event(service.counted(case, 1), version=1)

    async with listening(service, stuck_seconds=STUCK_SECONDS):
        await eventually(notes, service, case, [1], within=WITHIN_SECONDS)

    assert _restarts(service) == 0


async def test_a_broker_that_never_answers_is_asked_by_a_new_consumer(
    service, topic, monkeypatch
):
    case = a_case()
    standstill.answers_never_come(monkeypatch)
    monkeypatch.setattr(watchdog, "_LOOK_SECONDS", 0.2)

    async with listening(service, stuck_seconds=STUCK_SECONDS) as health:
        await eventually(_says, health, "away")
        await eventually(_says, health, "up", within=WITHIN_SECONDS)
        await topic.send_event(service.counted(case, 1), version=1)
        await eventually(notes, service, case, [1])

    assert _restarts(service) == 0


async def test_standstills_with_everything_read_between_them_end_no_process(
    service, topic
):
    case = a_case()

    async with listening(service, stuck_seconds=1.0):
        for number in (1, 2, 3):
            service.deed = _hanging_once()
            await topic.send_event(service.counted(case, number), version=number)
            await eventually(
                _is_seen_read, service, case, number, within=WITHIN_SECONDS
            )

    assert await service.noted(case) == [1, 2, 3]
    assert _restarts(service) == 3


async def test_a_listener_that_is_of_no_help_ends_its_process(
    service, topic, monkeypatch
):
    monkeypatch.setattr(AIOKafkaConsumer, "getone", standstill.for_ever)
    await topic.send_event(service.counted(a_case(), 1), version=1)

    with pytest.raises(StuckForGood):
        async with listening(service, stuck_seconds=1.0) as health:
            await eventually(_is_dead, health, within=WITHIN_SECONDS)


async def test_a_relay_whose_producer_ends_by_a_cancelled_task_starts_over(
    service, monkeypatch
):
    standstill.first_time(monkeypatch, AIOKafkaProducer, "start", standstill.cancelled)
    case = a_case()

    async with relaying(service), listening(service):
        await service.count(case, 1)
        await eventually(notes, service, case, [1], within=WITHIN_SECONDS)


def _was_replaced(service):
    return _restarts(service) == 1


def _restarts(service):
    return metrics.CONSUMER_RESTARTS.labels(service.database.service)._value.get()


async def _is_seen_read(service, case, number):
    lag = metrics.CONSUMER_LAG.labels(service.database.service, service.topic)
    assert await service.noted(case) == list(range(1, number + 1))
    return lag._value.get() == 0


def _says(health, word):
    return health.parts.get("kafka") == word


def _is_dead(health):
    return not health.is_alive


def _hanging_once():
    calls = 0

    async def hang(*_):
        nonlocal calls
        calls += 1
        if calls == 1:
            await asyncio.Event().wait()

    return hang
