"""How long a case has waited for its review, in business days."""

from dataclasses import dataclass
from datetime import date, datetime

from case_service.domain.business_days import business_days_between
from case_service.domain.case import Case
from case_service.domain.milestones import Dates, review_due
from case_service.domain.status import FINAL, Status


@dataclass(frozen=True, slots=True)
class Waiting:
    """Business days of review so far, and the day by which it is promised."""

    days: int
    due_on: date | None


def waiting(case: Case, dates: Dates, *, now: datetime) -> Waiting:
    """Tell how long a case waits; the clock stops while the producer is asked."""
    if dates.queue_since is None:
        return Waiting(0, None)
    stopped = case.status in FINAL or case.status is Status.INFORMATION_REQUESTED
    stopped_at = dates.decided_at or dates.asked_at if stopped else None
    return Waiting(
        max(0, business_days_between(dates.queue_since, stopped_at or now)),
        None if stopped else review_due(dates),
    )
