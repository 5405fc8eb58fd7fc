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


async def write(tx: "Transaction", events: Sequence[Event], *, service: str) -> None:
    """Put events into the outbox, at most one of each entity, in one statement.

    They are said if, and only if, `tx` commits.
    """
    # In one order everywhere, so that no two wait for each other's entities.
    given = sorted(events, key=lambda event: event.aggregate_id.bytes)
    rows = (_columns(event, service) for event in given)
    await tx.execute(_SQL["write"], *zip(*rows, strict=True), tx.now)


def _columns(event: Event, service: str) -> tuple[object, ...]:
    return (
        event.event_id,
        event.topic,
        event.key,
        event.type,
        event.aggregate_type,
        event.aggregate_id,
        event.model_dump_json().encode(),
        orjson.dumps(_headers(event, service=service)).decode(),
    )


def _headers(event: Event, *, service: str) -> dict[str, str]:
    """Build the CloudEvents 1.0 attributes in Kafka's binary mode.

    The statement adds `ce_sequence`: the place of the event among those of its entity.
    """
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
    }
    if cause := causation_id():
        headers["ce_causationid"] = str(cause)
    propagate.inject(headers)
    return headers
