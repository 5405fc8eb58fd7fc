"""Writing events beside the state change that they tell of."""

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
    aggregate = (event.aggregate_type, event.aggregate_id)
    version = await tx.fetchval(_SQL["next_version"], *aggregate)
    await tx.execute(
        _SQL["write"],
        event.event_id,
        event.topic,
        event.key,
        event.type,
        *aggregate,
        version,
        event.model_dump_json().encode(),
        orjson.dumps(_headers(event, service=service, version=version)).decode(),
        tx.now,
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
