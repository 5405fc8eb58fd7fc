"""Who and what the current piece of work belongs to: correlation and causation."""

from contextvars import ContextVar
from uuid import UUID

from contracts.ids import uuid7

_correlation: ContextVar[str | None] = ContextVar("correlation", default=None)
_causation: ContextVar[UUID | None] = ContextVar("causation", default=None)


def begin_work(*, correlation_id: str | None = None, cause: UUID | None = None) -> str:
    """Begin a request or the handling of an event; give its correlation id."""
    current = correlation_id or str(uuid7())
    _correlation.set(current)
    _causation.set(cause)
    return current


def correlation_id() -> str:
    """Give the id that a request and all events that follow from it share."""
    return _correlation.get() or begin_work()


def causation_id() -> UUID | None:
    """Give the event that is being handled, if one is."""
    return _causation.get()
