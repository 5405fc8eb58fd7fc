"""In what order cases wait for a reviewer, and what of them is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from case_service.domain.status import Status

IN_REVIEW = (Status.HCSC_REVIEW, Status.ERROR, Status.INFORMATION_REQUESTED)
"""What the queue shows unless another status is asked for."""

WAITING = (Status.HCSC_REVIEW, Status.ERROR)
"""Where the review's clock runs."""

RANKS: Mapping[Status, int] = {
    Status.HCSC_REVIEW: 0,
    Status.ERROR: 0,
    # Its clock stands still: nobody waits for a reviewer before the producer answers.
    Status.INFORMATION_REQUESTED: 1,
    Status.IN_PROGRESS: 2,
    Status.INVITED: 2,
    Status.APPROVED: 3,
    Status.REJECTED: 3,
    Status.WITHDRAWN: 3,
    Status.EXPIRED: 3,
}
"""Which cases stand before which others, whatever their dates."""

NOBODY = UUID(int=0)
"""Whose are the cases that no reviewer has claimed."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in the queue. It is a moment, not a case: a case that changes while
    somebody pages goes elsewhere and hides no other.
    """

    rank: int
    since: datetime
    case_id: UUID


@dataclass(frozen=True, slots=True)
class Shown:
    """Which cases a page of the queue shows; None means all."""

    statuses: tuple[Status, ...] = IN_REVIEW
    state: str | None = None
    reviewer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Something to count: cases of a status in their place since before a moment."""

    title: str
    status: Status
    state: str | None = None
    reviewer_id: UUID | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are: `is_more` where nobody counted further."""

    number: int
    is_more: bool


MINE, UNASSIGNED, OVERDUE, SHOWN = "Mine", "Unassigned", "Overdue", "Shown"


def tallies(*, reviewer_id: UUID, overdue_before: datetime) -> tuple[Tally, ...]:
    """List what every page of a reviewer counts."""
    return (
        *(Tally(status.value, status) for status in Status),
        *(Tally(MINE, status, reviewer_id=reviewer_id) for status in IN_REVIEW),
        *(Tally(UNASSIGNED, status, reviewer_id=NOBODY) for status in IN_REVIEW),
        *(Tally(OVERDUE, status, before=overdue_before) for status in WAITING),
    )


def tallies_of(shown: Shown) -> tuple[Tally, ...]:
    """List what is counted to know how many cases all pages show."""
    return tuple(
        Tally(SHOWN, status, state=shown.state, reviewer_id=shown.reviewer_id)
        for status in shown.statuses
    )
