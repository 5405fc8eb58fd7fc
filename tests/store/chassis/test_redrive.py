"""What waits for an operator: listed, tried, replayed in order, discarded, noted."""

import pytest

from chassis.redrive import Redrive
from chassis.refusal import Refused
from chassis.wanted_letters import Wanted, find_letters
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.little_service.checks import (
    has_letters,
    has_sent_all,
    notes,
    states,
)
from tests.support.little_service.service import a_case
from tests.support.running import listening, relaying

_NO = Refused("no", "The rules say no.")


@pytest.fixture
def redrive(service):
    return Redrive(service.database, service.subscriptions, by="an operator")


async def parked(service, *numbers):
    """Give a case whose first event was refused while the others wait behind it."""
    case = a_case()

    async def refuse(_, event):
        if event.case_id == case:
            raise _NO

    service.deed = refuse
    async with relaying(service), listening(service):
        events = await service.count(case, *numbers)
        await eventually(has_letters, service, len(numbers))
    return case, events


@covers("OPS-6")
async def test_replayed_events_have_their_effect_in_order_with_their_own_ids(
    service, redrive
):
    case, events = await parked(service, 1, 2, 3)
    service.deed = None

    replayed = await redrive.replay(str(case))

    assert replayed.done == 3
    rows = await service.database.pool.fetch(
        "select event_id from effects where case_id = $1 order by id", case
    )
    assert [row["event_id"] for row in rows] == [event.event_id for event in events]
    assert await states(service) == ["replayed"] * 3


async def test_a_replayed_case_hears_further_events_as_before(service, redrive):
    case, _ = await parked(service, 1, 2)
    service.deed = None
    await redrive.replay(str(case))

    async with relaying(service), listening(service):
        await service.count(case, 3)
        await eventually(notes, service, case, [1, 2, 3])


async def test_a_replay_stops_at_the_first_failure_and_goes_on_from_there(
    service, redrive
):
    case, _ = await parked(service, 1, 2, 3)

    async def refuse_two(_, event):
        if event.number == 2:
            raise _NO

    service.deed = refuse_two
    first = await redrive.replay(str(case))
    service.deed = None
    second = await redrive.replay(str(case))

    assert (first.done, second.done) == (1, 2)
    assert first.stopped_by is not None
    assert first.stopped_by.startswith("no at ")
    assert await service.noted(case) == [1, 2, 3]


@covers("OPS-6")
async def test_a_trial_tells_how_far_a_replay_would_come_and_changes_nothing(
    service, redrive
):
    case, _ = await parked(service, 1, 2)
    service.deed = None

    tried = await redrive.try_out(str(case))

    assert (tried.done, tried.stopped_by) == (2, None)
    assert await service.noted(case) == []
    assert await states(service) == ["dead", "parked"]


@covers("OPS-6")
async def test_a_discarded_event_is_passed_over_and_the_next_can_be_replayed(
    service, redrive
):
    case, _ = await parked(service, 1, 2)
    service.deed = None

    assert await redrive.discard_oldest(str(case))
    replayed = await redrive.replay(str(case))

    assert replayed.done == 1
    assert await service.noted(case) == [2]
    assert await states(service) == ["discarded", "replayed"]


async def test_discarding_the_last_event_opens_the_case_again(service, redrive):
    case, _ = await parked(service, 1)
    await redrive.discard_oldest(str(case))
    service.deed = None

    async with relaying(service), listening(service):
        await service.count(case, 2)
        await eventually(notes, service, case, [2])

    assert not await redrive.discard_oldest(str(case))


async def test_an_event_that_arrives_during_a_replay_comes_after_it(service, redrive):
    case, _ = await parked(service, 1)
    arrived = False

    async def announce_another(_, event):
        nonlocal arrived
        if event.number == 1 and not arrived:
            arrived = True
            await service.count(case, 2)
            await eventually(has_sent_all, service)

    service.deed = announce_another
    async with relaying(service), listening(service):
        await redrive.replay(str(case))
        await redrive.replay(str(case))
        await eventually(notes, service, case, [1, 2])


async def test_a_gap_is_gone_over_only_when_the_operator_says_so(
    service, topic, redrive
):
    case = a_case()
    await topic.send_event(service.counted(case, 1), version=1)
    await topic.send_event(service.counted(case, 3), version=3)
    async with listening(service):
        await eventually(has_letters, service, 1, within=20.0)

    strict = await redrive.replay(str(case))
    lenient = await redrive.replay(str(case), accepts_gap=True)

    assert (strict.done, lenient.done) == (0, 1)
    assert await service.noted(case) == [1, 3]


async def test_a_record_that_is_no_event_can_be_discarded(service, topic, redrive):
    await topic.send(b"\xff", key=b"\xff\x00", headers=[("ce_id", b"\xff")])
    async with listening(service):
        await eventually(has_letters, service, 1)
    (letter,) = await find_letters(service.database, Wanted())

    replayed = await redrive.replay(letter.parking_key)
    discarded = await redrive.discard_oldest(letter.parking_key)

    assert (replayed.done, discarded) == (0, True)
    assert await find_letters(service.database, Wanted()) == []


@covers("OPS-6")
async def test_letters_are_found_by_key_type_error_and_time(service, redrive):
    case, _ = await parked(service, 1, 2)
    (first, second) = await find_letters(service.database, Wanted())

    async def found(**wanted):
        return [
            letter.id
            for letter in await find_letters(service.database, Wanted(**wanted))
        ]

    assert await found(key=str(case)) == [first.id, second.id]
    assert await found(key=str(a_case())) == []
    assert await found(error="Refused") == [first.id]
    assert await found(type="hcsc.onboarding.Counted.v1") == [first.id, second.id]
    assert await found(type="hcsc.onboarding.Other.v1") == []
    assert await found(since=second.last_failed_at) == [second.id]
    assert await found(until=first.last_failed_at) == []


@covers("OPS-6")
async def test_the_journal_says_who_did_what_and_cannot_be_changed(service, redrive):
    case, _ = await parked(service, 1, 2)
    await redrive.replay(str(case))
    await redrive.discard_oldest(str(case))

    rows = await service.database.pool.fetch(
        "select done_by, action, outcome from redrive_journal"
        " join dead_letters on dead_letters.id = letter_id"
        " where consumer = $1 order by redrive_journal.id",
        service.database.service,
    )
    assert [tuple(row) for row in rows] == [
        ("an operator", "replay", "Refused"),
        ("an operator", "discard", "discarded"),
    ]
    assert not await service.database.pool.fetchval(
        "select has_table_privilege('redrive_journal', 'update')"
        " or has_table_privilege('redrive_journal', 'delete')"
    )
