"""One kind of event and what a service does about it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from chassis.record import BadRecord, Record
from chassis.transaction import Transaction
from contracts.event import Event

Handler = Callable[[Transaction, Any], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Subscription:
    """An event class and the function that handles it."""

    event_class: type[Event]
    handler: Handler

    def read(self, record: Record) -> Event:
        """Give the event. Raises BadRecord or ValidationError for anything else."""
        event = self.event_class.read(record.content())
        if event.event_id != record.event_id:
            raise BadRecord("ce_id is not the event's own id")
        if record.key is None or record.parking_key != str(event.key):
            raise BadRecord("the record's key is not the event's")
        return event
