"""The steps of a case, for everybody who follows it, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from case_service.domain.business_days import due_on
from case_service.domain.case import Case
from case_service.domain.status import Status


@dataclass(frozen=True, slots=True)
class Dates:
    """When each step of a case was reached.

    `queue_since` starts the review's clock; `asked_at` is when the producer was last
    asked for more, which stops it.
    """

    invited_at: datetime
    changed_at: datetime
    started_at: datetime | None = None
    signed_at: datetime | None = None
    queue_since: datetime | None = None
    asked_at: datetime | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step: reached at a time, or expected by a day."""

    title: str
    reached_at: datetime | None
    expected_by: date | None = None
    detail: str = ""


_DECIDED: Mapping[Status, str] = {
    Status.APPROVED: "Approved",
    Status.REJECTED: "Not approved",
    Status.WITHDRAWN: "Withdrawn",
    Status.EXPIRED: "Expired",
}


def milestones(case: Case, dates: Dates) -> tuple[Milestone, ...]:
    """List the steps in their order (PEER-6)."""
    return (
        Milestone("Invited", dates.invited_at),
        Milestone("Started", dates.started_at),
        Milestone("Documents signed", dates.signed_at),
        Milestone("Submitted", case.submitted_at),
        _decision(case, dates),
    )


def _decision(case: Case, dates: Dates) -> Milestone:
    if case.status in _DECIDED:
        return Milestone(_DECIDED[case.status], dates.decided_at)
    if case.status is Status.INFORMATION_REQUESTED:
        return Milestone(
            "Decision", None, detail="The clock stands still until you answer."
        )
    if case.status is Status.ERROR:
        return Milestone("Decision", None, detail="HCSC is looking into a problem.")
    return Milestone("Decision", None, expected_by=review_due(dates))


def review_due(dates: Dates) -> date | None:
    """Give the day by which the review is promised, once it has begun."""
    return due_on(dates.queue_since) if dates.queue_since else None


_NEXT: Mapping[Status, str] = {
    Status.INVITED: "Sign in and enter your Social Security Number to begin.",
    Status.IN_PROGRESS: "Complete every section, sign your documents and submit.",
    Status.HCSC_REVIEW: "HCSC reviews your application within 3 to 5 business days.",
    Status.INFORMATION_REQUESTED: "HCSC needs more from you: read the request, answer "
    "it in the sections that are open again, and submit once more.",
    Status.ERROR: "HCSC found a problem and is working on it. You will be told when "
    "something is needed from you.",
    Status.APPROVED: "You are approved. Your Welcome Letter comes by email.",
    Status.REJECTED: "Your application was not approved. For questions call the "
    "Producer Service Center at 855-782-4272.",
    Status.WITHDRAWN: "This application was withdrawn. For a new invitation ask your "
    "recruiter.",
    Status.EXPIRED: "This invitation has expired. Ask your recruiter for a new one.",
}


def what_next(case: Case, dates: Dates) -> str:
    """Say what happens next and by when."""
    due = review_due(dates)
    if case.status is Status.HCSC_REVIEW and due:
        return f"{_NEXT[case.status]} You can expect an answer by {due:%m/%d/%Y}."
    return _NEXT[case.status]
