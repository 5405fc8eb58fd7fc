"""The steps of a case, for everybody who follows it, and what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from case_service.domain.business_days import central_day, due_on
from case_service.domain.case import Case
from case_service.domain.invitation_terms import last_day
from case_service.domain.promise import Promise
from case_service.domain.status import OPEN, Status
from case_service.domain.steps import Step, that_count


@dataclass(frozen=True, slots=True)
class Dates:
    """When each step of a case was reached.

    `promise` is how long the review may take: what was promised when it began, or what
    is today. `queue_since` starts the review's clock; `asked_at` is when the producer
    was last asked for more, which stops it. At `expires_at` an unused invitation ends.
    `read_at` is when all this was read: so far the last step has lasted.
    """

    invited_at: datetime
    changed_at: datetime
    promise: Promise
    started_at: datetime | None = None
    signed_at: datetime | None = None
    queue_since: datetime | None = None
    asked_at: datetime | None = None
    decided_at: datetime | None = None
    read_at: datetime | None = None
    expires_at: datetime | None = None

    @property
    def seen_at(self) -> datetime:
        """Give when all this was read, as far as that is known."""
        return self.read_at or self.changed_at


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step: reached at a time, or expected by a day; `lasted` until the next one."""

    title: str
    reached_at: datetime | None
    expected_by: date | None = None
    detail: str = ""
    lasted: str = ""


_DECIDED: Mapping[Status, str] = {
    Status.APPROVED: "Approved",
    Status.REJECTED: "Not approved",
    Status.WITHDRAWN: "Withdrawn",
}


def milestones(
    case: Case, dates: Dates, steps: Iterable[Step], *, notice: str = ""
) -> tuple[Milestone, ...]:
    """List each round's steps, those reached in the order of their dates (PEER-6).

    While a notice can be answered its words take the place of the promised day.
    """
    reached = [*_reached(dates, steps), *_decided(case, dates)]
    reached.sort(key=lambda step: step.reached_at or dates.invited_at)
    if case.status not in OPEN:
        return _with_time_in_stage(reached, until=None)
    lasting = _with_time_in_stage(reached, until=dates.read_at)
    return (*lasting, *_to_come(case, dates), _decision(case, dates, notice=notice))


def _reached(dates: Dates, steps: Iterable[Step]) -> list[Milestone]:
    begun = [Milestone("Invited", dates.invited_at)]
    if dates.started_at:
        begun.append(Milestone("Started", dates.started_at))
    counting = that_count(steps, is_signed=dates.signed_at is not None)
    told = [Milestone(one.title, one.at, detail=one.round_told) for one in counting]
    return [*begun, *told]


def _decided(case: Case, dates: Dates) -> list[Milestone]:
    if case.status not in _DECIDED:
        return []
    return [Milestone(_DECIDED[case.status], dates.decided_at)]


def _to_come(case: Case, dates: Dates) -> list[Milestone]:
    """List what the producer has to do still."""
    reached = {
        "Started": dates.started_at,
        "Documents signed": dates.signed_at,
        # None again for who took it back; what is asked for is told by the decision.
        "Submitted": case.submitted_at,
    }
    return [Milestone(title, None) for title, at in reached.items() if at is None]


def _with_time_in_stage(
    reached: list[Milestone], *, until: datetime | None
) -> tuple[Milestone, ...]:
    """Say how long each stage lasted, and the last one so far."""
    ends = [(step, after.reached_at, "") for step, after in pairwise(reached)]
    ends += [(step, until, " so far") for step in reached[-1:]]
    return tuple(
        replace(step, lasted=f"{_days(step.reached_at, end)}{so_far}")
        if step.reached_at and end
        else step
        for step, end, so_far in ends
    )


def _days(start: datetime, end: datetime) -> str:
    days = (central_day(end) - central_day(start)).days
    if days < 1:
        return "less than a day"
    return f"{days} day{'' if days == 1 else 's'}"


def _decision(case: Case, dates: Dates, *, notice: str) -> Milestone:
    if notice:
        return Milestone("Decision", None, detail=notice)
    if case.status is Status.INFORMATION_REQUESTED:
        return Milestone(
            "Decision", None, detail="The clock stands still until the answer comes."
        )
    if case.status is Status.ERROR:
        return Milestone("Decision", None, detail="HCSC is looking into a problem.")
    return Milestone("Decision", None, expected_by=review_due(dates))


def review_due(dates: Dates) -> date | None:
    """Give the day by which the review is promised, once it has begun."""
    if dates.queue_since is None:
        return None
    return due_on(dates.queue_since, days=dates.promise.most)


_NEXT: Mapping[Status, str] = {
    Status.INVITED: "Sign in and enter your Social Security Number to begin.",
    Status.IN_PROGRESS: "Complete every section, sign your documents and submit.",
    Status.HCSC_REVIEW: "HCSC reviews your application within {promise}.",
    Status.INFORMATION_REQUESTED: "HCSC needs more from you: read the request, answer "
    "it, and submit once more.",
    Status.ERROR: "HCSC found a problem and is working on it. You will be told when "
    "something is needed from you.",
    Status.APPROVED: "You are approved. Your Welcome Letter comes by email.",
    Status.REJECTED: "Your application was not approved, and this decision is final "
    "for this application. If you think that something in it is wrong, call the "
    "Producer Service Center at 855-782-4272. When the reason no longer holds, your "
    "recruiter can invite you again.",
    Status.WITHDRAWN: "This application was withdrawn. For a new invitation ask your "
    "recruiter.",
    Status.EXPIRED: "This invitation has expired. Ask your recruiter to send it again, "
    "or call the Producer Service Center at 855-782-4272.",
}


def expires_on(case: Case, dates: Dates) -> date | None:
    """Give the last day on which an invitation can be used (REV-7)."""
    if case.status is not Status.INVITED or dates.expires_at is None:
        return None
    return last_day(dates.expires_at)


def what_next(case: Case, dates: Dates) -> str:
    """Say what happens next and by when."""
    due, said = review_due(dates), _NEXT[case.status].format(promise=dates.promise)
    if case.status is Status.HCSC_REVIEW and due:
        return f"{said} You can expect an answer by {due:%m/%d/%Y}."
    if last := expires_on(case, dates):
        return f"{said} The invitation can be used until {last:%m/%d/%Y}."
    return said
