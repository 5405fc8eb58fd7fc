"""Where a page of a list begins, as text in an address."""

from datetime import UTC, datetime
from uuid import UUID

from case_service.domain import queue
from case_service.store.views import ListPlace
from chassis.refusal import Unacceptable


class UnknownCursor(Unacceptable):
    """The list has no such page."""

    def __init__(self) -> None:
        super().__init__("unknown_cursor", "This page of the list is not there.")


def read_place(cursor: str) -> ListPlace | None:
    """Read after which place a page begins; None for the first."""
    if not cursor:
        return None
    moment, _, case_id = cursor.partition("~")
    return ListPlace(*_moment_and_case(moment, case_id))


def place_text(place: ListPlace | None) -> str | None:
    """Write a place for an address."""
    return f"{place.at.isoformat()}~{place.case_id}" if place else None


def read_queue_place(cursor: str) -> queue.Place | None:
    """Read after which place of the queue a page begins; None for the first."""
    if not cursor:
        return None
    rank, _, rest = cursor.partition("~")
    moment, _, case_id = rest.partition("~")
    if rank not in map(str, queue.RANKS.values()):
        raise UnknownCursor
    return queue.Place(int(rank), *_moment_and_case(moment, case_id))


def queue_place_text(place: queue.Place | None) -> str | None:
    """Write a place of the queue for an address."""
    if place is None:
        return None
    return f"{place.rank}~{place.since.isoformat()}~{place.case_id}"


def _moment_and_case(moment: str, case_id: str) -> tuple[datetime, UUID]:
    try:
        at, last = datetime.fromisoformat(moment), UUID(case_id)
        if at.tzinfo is None:
            raise UnknownCursor
        return at.astimezone(UTC), last
    except (ValueError, OverflowError):
        raise UnknownCursor from None
