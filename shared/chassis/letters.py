"""Filing what cannot be handled: its case waits, every other case goes on."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from uuid import NAMESPACE_URL, UUID, uuid5

import orjson

from chassis.failure import account
from chassis.queries import named_sql
from chassis.record import RawHeaders, Record
from chassis.transaction import Transaction

_SQL = named_sql(__package__, "dead_letters.sql")
_INBOX = named_sql(__package__, "inbox.sql")
_OUTBOX = named_sql(__package__, "outbox.sql")

CODE_VERSION = metadata.version("producerpro-shared")


@dataclass(frozen=True, slots=True)
class _Failure:
    kind: str
    text: str
    attempts: int
    since: datetime
    state: str


async def park(
    tx: Transaction,
    record: Record,
    *,
    consumer: str,
    error: Exception,
    attempts: int,
    since: datetime,
) -> None:
    """File a record as dead, park its key and send an alarm copy."""
    if record.event_id is not None:
        await tx.fetchval(_INBOX["hear"], consumer, record.event_id, tx.now)
    kind, text = type(error).__qualname__, account(error)
    failure = _Failure(kind, text, attempts=attempts, since=since, state="dead")
    if await _file(tx, record, consumer, failure):
        await tx.execute(_SQL["park"], consumer, record.parking_key, tx.now)
        await _alarm(tx, record, consumer, kind)


async def wait_behind(tx: Transaction, record: Record, *, consumer: str) -> None:
    """File a record of a parked key; it is handled when the key is redriven."""
    behind = "behind an earlier event of its key"
    failure = _Failure("Parked", behind, attempts=0, since=tx.now, state="parked")
    await _file(tx, record, consumer, failure)


async def _file(
    tx: Transaction, record: Record, consumer: str, failure: _Failure
) -> bool:
    is_new = await tx.fetchval(
        _SQL["file"],
        consumer,
        record.topic,
        record.partition,
        record.offset,
        record.event_id,
        record.key,
        record.parking_key,
        packed(record.raw_headers),
        record.value,
        record.type,
        failure.kind,
        failure.text,
        failure.attempts,
        failure.since,
        tx.now,
        CODE_VERSION,
        failure.state,
    )
    return bool(is_new)


def packed(headers: RawHeaders) -> str:
    """Keep headers byte for byte in JSON, which has no bytes."""
    pairs = [
        [name, None if value is None else b64encode(value).decode()]
        for name, value in headers
    ]
    return orjson.dumps(pairs).decode().replace(r"\u0000", "?")


def unpacked(headers: str) -> RawHeaders:
    """Give the headers that were packed."""
    return tuple(
        (name, None if value is None else b64decode(value))
        for name, value in orjson.loads(headers)
    )


async def _alarm(
    tx: Transaction, record: Record, consumer: str, error_class: str
) -> None:
    """Send a copy to `<topic>.dlq.<consumer>`, for alarms; no redrive reads it."""
    letter_id = uuid5(NAMESPACE_URL, f"{consumer}/{record.place}")
    headers = {
        **record.headers,
        "dlq_place": record.place,
        "dlq_consumer": consumer,
        "dlq_error": error_class,
    }
    await tx.execute(
        _OUTBOX["write"],
        [letter_id],
        [f"{record.topic}.dlq.{consumer}"],
        [_key(record) or letter_id],
        [record.type],
        ["dead_letter"],
        [letter_id],
        [record.value or b""],
        [orjson.dumps(headers).decode()],
        tx.now,
    )


def _key(record: Record) -> UUID | None:
    try:
        return UUID(record.parking_key)
    except ValueError:
        return None
