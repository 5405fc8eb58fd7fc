"""Writing events beside the state change that they tell of."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import orjson
from opentelemetry import propagate

from chassis.context import causation_id, correlation_id
from chassis.queries import named_sql
from contracts.event import Event

if TYPE_CHECKING:
    from chassis.transaction import Transaction

_SQL = named_sql(__package__, "outbox.sql")


async def write(tx: "Transaction", event: Event, *, service: str) -> None:
    """Put an event into the outbox: it is said if, and only if, `tx` commits."""
    version = await tx.fetchval(
        _SQL["next_version"], event.aggregate_type, event.aggregate_id
    )
    await tx.execute(_SQL["write"], *_columns(event, service, version), tx.now)


async def write_all(
    tx: "Transaction", events: Sequence[Event], *, service: str
) -> None:
    """Put one event each of many entities into the outbox, in two statements."""
    # In one order everywhere, so that no two wait for each other's entities.
    given = sorted(events, key=lambda event: event.aggregate_id.bytes)
    rows = await tx.fetch(
        _SQL["next_versions"],
        [event.aggregate_type for event in given],
        [event.aggregate_id for event in given],
    )
    versions = {row["aggregate_id"]: row["version"] for row in rows}
    columns = zip(
        *(_columns(event, service, versions[event.aggregate_id]) for event in given),
        strict=True,
    )
    await tx.execute(_SQL["write_all"], *columns, tx.now)


def _columns(event: Event, service: str, version: int) -> tuple[object, ...]:
    headers = _headers(event, service=service, version=version)
    return (
        event.event_id,
        event.topic,
        event.key,
        event.type,
        event.aggregate_type,
        event.aggregate_id,
        version,
        event.model_dump_json().encode(),
        orjson.dumps(headers).decode(),
    )


def _headers(event: Event, *, service: str, version: int) -> dict[str, str]:
    """Build the CloudEvents 1.0 attributes in Kafka's binary mode."""
    headers = {
        "content-type": "application/json",
        "ce_specversion": "1.0",
        "ce_id": str(event.event_id),
        "ce_source": f"/hcsc/onboarding/{service}",
        "ce_type": event.type,
        "ce_time": event.occurred_at.isoformat(),
        "ce_subject": f"{event.aggregate_type}/{event.aggregate_id}",
        "ce_dataschema": f"/schemas/{event.type}.json",
        "ce_correlationid": correlation_id(),
        "ce_partitionkey": str(event.key),
        # Zero-padded, so that text sorts as numbers do.
        "ce_sequence": f"{version:019d}",
    }
    if cause := causation_id():
        headers["ce_causationid"] = str(cause)
    propagate.inject(headers)
    return headers
