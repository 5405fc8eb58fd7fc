"""The queue as it is sent."""

from collections.abc import Iterator, Mapping

from case_service.api.clocks import service_clock
from case_service.api.cursors import queue_place_text
from case_service.domain.case import Case
from case_service.domain.queue import (
    IN_REVIEW,
    MINE,
    NOBODY,
    OVERDUE,
    SHOWN,
    UNASSIGNED,
    Count,
    Shown,
)
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.use_cases.read_queue import Queue, QueuedCase
from contracts.api.case_queue import QueueCounter, QueuePage, QueueRow, ReviewFilter


def shown_of(wanted: ReviewFilter, *, by: Viewer) -> Shown:
    """Read a filter.

    Without a status the queue shows what waits for somebody; a search looks through
    cases of every status.
    """
    is_search = wanted.search.strip() or wanted.case_id
    statuses = tuple(Status) if is_search else IN_REVIEW
    if wanted.status:
        statuses = (Status(wanted.status),)
    reviewers = {"me": by.account_id, "nobody": NOBODY}
    return Shown(statuses, wanted.state or None, reviewers.get(wanted.assigned_to))


def queue_page(queue: Queue, *, reader: Viewer, notice: str) -> QueuePage:
    """Shape a page of the queue."""
    total = queue.counts[SHOWN]
    return QueuePage(
        rows=tuple(_row(case, reader=reader) for case in queue.cases),
        next_cursor=queue_place_text(queue.after),
        total=total.number,
        total_text=_text(total),
        counters=tuple(_counters(queue.counts)),
        notice=notice,
    )


_LINKS: Mapping[str, Mapping[str, str]] = {
    # The overdue ones stand first in the queue as it is.
    OVERDUE: {},
    UNASSIGNED: {"assigned_to": "nobody"},
    MINE: {"assigned_to": "me"},
    **{status.value: {"status": status.value} for status in Status},
}


def _counters(counts: Mapping[str, Count]) -> Iterator[QueueCounter]:
    for title, filters in _LINKS.items():
        count = counts[title]
        yield QueueCounter.model_validate(
            {
                "title": title,
                "text": _text(count),
                "is_alarming": title == OVERDUE and count.number > 0,
                "filters": filters,
            }
        )


def _text(count: Count) -> str:
    return f"{count.number}{'+' if count.is_more else ''}"


def _row(queued: QueuedCase, *, reader: Viewer) -> QueueRow:
    case, glance = queued.case, queued.glance
    codes = dict.fromkeys(flag.code for flag in queued.flags)
    return QueueRow(
        case_id=case.id,
        key=case.key,
        name=glance.name,
        npn=glance.npn,
        status=case.status.value,
        states=tuple(state.value for state in case.states),
        submitted_at=case.submitted_at,
        business_days_waiting=queued.waiting.days,
        due_on=queued.waiting.due_on,
        clock=service_clock(queued.waiting),
        assigned_to_me=is_mine(case, reader),
        assigned_name=case.reviewer_name,
        flags=tuple(codes),
    )


def is_mine(case: Case, reader: Viewer) -> bool:
    """Tell whether somebody has claimed the case."""
    return case.reviewer_id is not None and case.reviewer_id == reader.account_id
