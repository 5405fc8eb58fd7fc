"""What kind of trouble an error is, and how long to wait."""

import asyncpg
import pytest
from pydantic import BaseModel, ValidationError

from chassis.effort import Efforts
from chassis.failure import Trouble, VersionGap, account, trouble
from chassis.patience import NoBroker, Patience, back_off
from chassis.record import BadRecord, Record
from chassis.refusal import NotFound, Refused


class Shape(BaseModel):
    number: int


def a_validation_error():
    with pytest.raises(ValidationError) as caught:
        Shape.model_validate({"number": "987-65-4321"})
    return caught.value


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (asyncpg.InterfaceError("closed"), Trouble.TRANSIENT),
        (asyncpg.DeadlockDetectedError("x"), Trouble.TRANSIENT),
        (asyncpg.SerializationError("x"), Trouble.TRANSIENT),
        (asyncpg.CannotConnectNowError("x"), Trouble.TRANSIENT),
        (asyncpg.QueryCanceledError("x"), Trouble.TRANSIENT),
        (asyncpg.InvalidCachedStatementError("x"), Trouble.TRANSIENT),
        (ConnectionRefusedError(), Trouble.TRANSIENT),
        (TimeoutError(), Trouble.TRANSIENT),
        (Refused("no", "No."), Trouble.PERMANENT),
        (NotFound("Nothing."), Trouble.PERMANENT),
        (BadRecord("bad"), Trouble.PERMANENT),
        (asyncpg.CharacterNotInRepertoireError("x"), Trouble.PERMANENT),
        (VersionGap("gap"), Trouble.UNKNOWN),
        (ZeroDivisionError(), Trouble.UNKNOWN),
        (asyncpg.UniqueViolationError("x"), Trouble.UNKNOWN),
    ],
    ids=lambda value: type(value).__name__,
)
def test_errors_are_told_apart(error, kind):
    assert trouble(error) is kind


def test_a_wrong_shape_is_permanent_and_told_without_its_values():
    error = a_validation_error()

    assert trouble(error) is Trouble.PERMANENT
    assert account(error).startswith("missing or wrong: number")
    assert "987" not in account(error)


def test_an_account_of_a_stranger_quotes_nothing():
    assert "987" not in account(LookupError("987-65-4321"))
    assert "987" not in account(Refused("ssn", "987-65-4321 is wrong."))


@pytest.mark.parametrize("failures", [1, 2, 10, 1000, 10**6])
def test_pauses_grow_up_to_a_limit_however_long_it_lasts(failures):
    pauses = [back_off(failures, first=0.1, longest=30.0) for _ in range(50)]

    assert all(
        0.0 < pause <= min(30.0, 0.1 * 2 ** min(failures, 20)) for pause in pauses
    )


def test_patience_ends_only_where_it_has_an_end():
    Patience(None).check()
    Patience(60.0).check()
    with pytest.raises(NoBroker):
        Patience(-1.0).check()


def test_tries_are_remembered_per_partition_until_the_record_is_done():
    efforts = Efforts()
    record = a_record(offset=7)
    efforts.of(record).failed(is_unknown=True)

    assert efforts.of(a_record(offset=7)).unknown == 1
    efforts.end(record)
    assert efforts.of(record).unknown == 0
    efforts.of(record).failed(is_unknown=False)
    assert efforts.of(a_record(offset=8)).attempts == 0


def a_record(**changed):
    usual = {
        "topic": "t",
        "partition": 0,
        "offset": 0,
        "key": b"k",
        "value": b"{}",
        "raw_headers": (),
    }
    return Record(**usual | changed)


def test_a_structured_event_is_read_like_a_binary_one():
    record = a_record(
        raw_headers=(("content-type", b"application/cloudevents+json"),),
        value=b'{"specversion":"1.0","type":"t","id":"x","data":{"number":1}}',
    )

    assert record.type == "t"
    assert record.content() == b'{"number":1}'


@pytest.mark.parametrize("value", [None, b"", b"[", b"[]", b'{"type":"t"}'])
def test_a_structured_event_without_data_is_a_bad_record(value):
    record = a_record(
        raw_headers=(("content-type", b"application/cloudevents+json"),), value=value
    )

    with pytest.raises(BadRecord):
        record.content()


def test_a_record_without_a_key_waits_alone():
    assert a_record(key=None).parking_key == "t/0/0"
    assert a_record(key=b"\xff\x00").parking_key == "\\xff\\x00"
