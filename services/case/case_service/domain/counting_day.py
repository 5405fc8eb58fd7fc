"""Which moment counts for a case: its rules are those by which it is examined."""

from dataclasses import dataclass
from datetime import date, datetime

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.milestones import Dates
from case_service.domain.status import Status


@dataclass(frozen=True, slots=True)
class CountingDay:
    """A moment and why it counts, in words that follow its date."""

    at: datetime
    why: str

    @property
    def day(self) -> date:
        """The day in Central Time."""
        return central_day(self.at)

    def __str__(self) -> str:
        """Name the day and why it counts."""
        return f"{self.day:%m/%d/%Y}, {self.why}"


def counting_day(case: Case, dates: Dates, *, now: datetime) -> CountingDay:
    """Give the decision's moment, else the submission's, else now."""
    # A file made years later must not show the fees of that year.
    if dates.decided_at is not None:
        is_decision = case.status in (Status.APPROVED, Status.REJECTED)
        what = "of the decision" if is_decision else "on which the case ended"
        return CountingDay(dates.decided_at, f"the day {what}")
    if case.submitted_at is not None:
        return CountingDay(case.submitted_at, "the day of the submission")
    return CountingDay(now, "the day on which this file was made")
