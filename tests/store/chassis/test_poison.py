"""What cannot be handled: it is filed, and its case waits alone."""

import pytest

from chassis.refusal import Refused
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.kafka_topics import headers, unheard
from tests.support.little_service.checks import (
    failing,
    has_letters,
    has_read,
    has_rows,
    notes,
    states,
)
from tests.support.little_service.service import a_case
from tests.support.running import listening, relaying


@covers("OPS-5")
async def test_poison_stops_its_own_case_only(service):
    poisoned, healthy = a_case(), a_case()
    service.deed = failing(Refused("no", "The rules say no."), times=1)

    async with relaying(service), listening(service):
        await service.count(poisoned, 1, 2, 3)
        await eventually(has_letters, service, 3)
        await service.count(healthy, 1)
        await eventually(notes, service, healthy, [1])

    assert await service.noted(poisoned) == []
    assert await states(service) == ["dead", "parked", "parked"]


async def test_what_nobody_here_handles_keeps_its_place_in_a_poisoned_case(
    service, topic
):
    case = a_case()
    service.deed = failing(Refused("no", "The rules say no."), times=1)
    await topic.send_event(service.counted(case, 1), version=1)
    await topic.send_event(unheard(service.counted(case, 2)), version=2)

    async with listening(service):
        await eventually(has_letters, service, 2)

    assert await states(service) == ["dead", "parked"]


async def test_a_gap_before_what_nobody_here_handles_parks_the_case(service, topic):
    case = a_case()
    await topic.send_event(service.counted(case, 1), version=1)
    await topic.send_event(unheard(service.counted(case, 3)), version=3)

    async with listening(service):
        await eventually(has_letters, service, 1, within=20.0)

    letter, *_ = await service.letters()
    assert letter["error_class"] == "VersionGap"


async def test_poison_sends_an_alarm_with_the_same_bytes(service, topic):
    case = a_case()
    service.deed = failing(Refused("no", "The rules say no."), times=1)

    async with relaying(service), listening(service):
        (event,) = await service.count(case, 1)
        await eventually(has_letters, service, 1)
        await eventually(has_rows, service, "outbox", 0)

    alarms = topic.dead_letters(service.database.service)
    (record,) = await alarms.records()
    assert record.key == str(case).encode()
    assert record.value == event.model_dump_json().encode()
    names = {name for name, _ in record.headers}
    assert {"dlq_place", "dlq_consumer", "dlq_error"} <= names


async def test_a_dead_letter_tells_no_value(service):
    service.deed = failing(Refused("ssn", "987-65-4321 is no SSN."), times=1)

    async with relaying(service), listening(service):
        await service.count(a_case(), 1)
        await eventually(has_letters, service, 1)

    (letter,) = await service.letters()
    assert letter["error_class"] == "Refused"
    assert letter["error_text"].startswith("ssn at ")


@pytest.mark.parametrize(
    ("value", "changed"),
    [
        pytest.param(b"{not json", {}, id="no JSON"),
        pytest.param(b'{"number": "many"}', {}, id="another shape"),
        pytest.param(None, {}, id="a tombstone"),
        pytest.param(b"{}", {"ce_id": None}, id="no event id"),
        pytest.param(b"{}", {"ce_id": b"\xff\xfe\x00"}, id="a header that is no text"),
        pytest.param(b"{}", {"ce_subject": b"case"}, id="no entity"),
        pytest.param(b"{}", {"ce_sequence": b"soon"}, id="no version"),
    ],
)
async def test_a_record_that_is_no_event_is_filed_byte_for_byte(
    service, topic, value, changed
):
    case, healthy = a_case(), a_case()
    given = dict(headers(service.counted(case, 1), version=1)) | changed
    sent = [(name, text) for name, text in given.items() if text is not None]
    await topic.send(value, key=str(case).encode(), headers=sent)
    await topic.send_event(service.counted(case, 2), version=2)
    await topic.send_event(service.counted(healthy, 1), version=1)

    async with listening(service):
        await eventually(notes, service, healthy, [1])
        await eventually(has_letters, service, 2)
        await eventually(has_read, service, topic, 3)

    letter, *_ = await service.letters()
    assert letter["value"] == value
    assert letter["state"] == "dead"
    assert await service.noted(case) == []


@pytest.mark.parametrize("key", [None, b"\xff\x00", b"no id"])
async def test_a_record_with_a_strange_key_is_filed_and_others_go_on(
    service, topic, key
):
    healthy = a_case()
    event = service.counted(a_case(), 1)
    await topic.send(
        event.model_dump_json().encode(), key=key, headers=headers(event, version=1)
    )
    await topic.send_event(service.counted(healthy, 1), version=1)

    async with listening(service):
        await eventually(notes, service, healthy, [1])
        await eventually(has_letters, service, 1)
        await eventually(has_read, service, topic, 2)

    assert await service.noted(event.case_id) == []


async def test_an_event_that_is_missing_parks_the_case(service, topic):
    case = a_case()
    await topic.send_event(service.counted(case, 1), version=1)
    await topic.send_event(service.counted(case, 3), version=3)

    async with listening(service):
        await eventually(has_letters, service, 1, within=20.0)

    assert await service.noted(case) == [1]
    letter, *_ = await service.letters()
    assert (letter["error_class"], letter["attempts"]) == ("VersionGap", 5)
