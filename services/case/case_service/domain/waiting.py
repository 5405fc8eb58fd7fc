"""The service clock: how long a review lasts, in business days (NEW-9)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from case_service.domain.business_days import (
    business_days_before,
    business_days_between,
    central_day,
)
from case_service.domain.case import Case
from case_service.domain.milestones import Dates, review_due
from case_service.domain.promise import Promise
from case_service.domain.status import FINAL, Status


class Clock(StrEnum):
    """Whether the clock runs."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Business days of review so far, and the day by which it is promised."""

    clock: Clock
    days: int
    due_on: date | None
    promise: Promise
    is_overdue: bool = False

    def __str__(self) -> str:
        """Tell it to whoever follows the case."""
        days = f"{self.days} business day{'' if self.days == 1 else 's'}"
        match self.clock:
            case Clock.NOT_STARTED:
                return ""
            case Clock.PAUSED:
                return f"{days} of review so far; the clock stands still."
            case Clock.STOPPED:
                return f"Ended after {days} of review."
            case Clock.RUNNING:
                late = " This is longer than promised." if self.is_overdue else ""
                return f"{days} of review so far; {self.promise.is_made}.{late}"


def waiting(case: Case, dates: Dates, *, now: datetime) -> Waiting:
    """Tell how long a case waits; the clock stops while the producer is asked."""
    if dates.queue_since is None:
        return Waiting(Clock.NOT_STARTED, 0, None, dates.promise)
    clock, stopped_at = _clock(case, dates)
    days = max(0, business_days_between(dates.queue_since, stopped_at or now))
    if clock is not Clock.RUNNING:
        return Waiting(clock, days, None, dates.promise)
    due = review_due(dates)
    is_overdue = bool(due and due < central_day(now))
    return Waiting(clock, days, due, dates.promise, is_overdue=is_overdue)


def runs_since(case: Case, dates: Dates, *, now: datetime) -> datetime:
    """Give the moment from which the clock runs when a case is handed in now.

    After a request for information it goes on at the business day where it stood: what
    the producer needed for the answer is no review, be it hours or weekends (NEW-9).
    """
    is_paused = case.status is Status.INFORMATION_REQUESTED
    if not is_paused or dates.queue_since is None or dates.asked_at is None:
        return now
    used = business_days_between(dates.queue_since, dates.asked_at)
    # On the first day itself nobody gets ahead of who was there earlier.
    return max(dates.queue_since, business_days_before(now, days=used))


def _clock(case: Case, dates: Dates) -> tuple[Clock, datetime | None]:
    if case.status is Status.INFORMATION_REQUESTED:
        return Clock.PAUSED, dates.asked_at
    if case.status in FINAL:
        # Withdrawn while the producer was asked: that time is no review.
        return Clock.STOPPED, _unanswered_since(case, dates) or dates.decided_at
    return Clock.RUNNING, None


def _unanswered_since(case: Case, dates: Dates) -> datetime | None:
    asked_at, submitted_at = dates.asked_at, case.submitted_at
    is_unanswered = asked_at and submitted_at and asked_at > submitted_at
    return asked_at if is_unanswered else None
