"""Where a page of a list begins, as text in an address."""

from datetime import UTC, datetime
from uuid import UUID

from case_service.store.views import Place
from chassis.refusal import Unacceptable


class UnknownCursor(Unacceptable):
    """The list has no such page."""

    def __init__(self) -> None:
        super().__init__("unknown_cursor", "This page of the list is not there.")


def read_cursor(cursor: str) -> UUID | None:
    """Read after which case a page begins; None for the first."""
    try:
        return UUID(cursor) if cursor else None
    except ValueError:
        raise UnknownCursor from None


def read_place(cursor: str) -> Place | None:
    """Read after which place a page begins; None for the first."""
    if not cursor:
        return None
    moment, _, case_id = cursor.partition("~")
    try:
        changed_at, last = datetime.fromisoformat(moment), UUID(case_id)
        if changed_at.tzinfo is None:
            raise UnknownCursor
        return Place(changed_at.astimezone(UTC), last)
    except (ValueError, OverflowError):
        raise UnknownCursor from None


def place_text(place: Place | None) -> str | None:
    """Write a place for an address."""
    return f"{place.changed_at.isoformat()}~{place.case_id}" if place else None
