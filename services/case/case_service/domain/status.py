"""What may happen to a case next."""

from enum import StrEnum

from chassis.refusal import Refused


class Status(StrEnum):
    """Where a case stands, spelt as people see it."""

    INVITED = "Invited"
    IN_PROGRESS = "In Progress"
    HCSC_REVIEW = "HCSC Review"
    INFORMATION_REQUESTED = "Information Requested"
    ERROR = "Error"
    APPROVED = "Approved"
    REJECTED = "Rejected"
    WITHDRAWN = "Withdrawn"
    EXPIRED = "Expired"


class Action(StrEnum):
    """What moves a case from one status to another."""

    START = "start"
    SUBMIT = "submit"
    TAKE_BACK = "take back"
    REQUEST_INFO = "request information for"
    APPROVE = "approve"
    PUT_IN_ERROR = "put in error"
    RETURN_TO_REVIEW = "return to review"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    INVITE_AGAIN = "invite again for"


TRANSITIONS: dict[tuple[Status, Action], Status] = {
    (Status.INVITED, Action.START): Status.IN_PROGRESS,  # producer
    (Status.INVITED, Action.WITHDRAW): Status.WITHDRAWN,  # producer, recruiter
    (Status.INVITED, Action.EXPIRE): Status.EXPIRED,  # the clock
    (Status.EXPIRED, Action.INVITE_AGAIN): Status.INVITED,  # recruiter, support
    (Status.IN_PROGRESS, Action.SUBMIT): Status.HCSC_REVIEW,  # producer
    (Status.IN_PROGRESS, Action.WITHDRAW): Status.WITHDRAWN,  # producer, recruiter
    (Status.HCSC_REVIEW, Action.REQUEST_INFO): Status.INFORMATION_REQUESTED,  # reviewer
    (Status.HCSC_REVIEW, Action.APPROVE): Status.APPROVED,  # reviewer
    (Status.HCSC_REVIEW, Action.PUT_IN_ERROR): Status.ERROR,  # reviewer
    (Status.HCSC_REVIEW, Action.REJECT): Status.REJECTED,  # reviewer
    (Status.HCSC_REVIEW, Action.TAKE_BACK): Status.IN_PROGRESS,  # producer
    (Status.HCSC_REVIEW, Action.WITHDRAW): Status.WITHDRAWN,  # producer, recruiter
    (Status.INFORMATION_REQUESTED, Action.SUBMIT): Status.HCSC_REVIEW,  # producer
    (
        Status.INFORMATION_REQUESTED,
        Action.REQUEST_INFO,
    ): Status.INFORMATION_REQUESTED,  # reviewer: a section lapsed meanwhile
    (Status.INFORMATION_REQUESTED, Action.WITHDRAW): Status.WITHDRAWN,  # both
    (Status.ERROR, Action.RETURN_TO_REVIEW): Status.HCSC_REVIEW,  # reviewer
    (Status.ERROR, Action.REQUEST_INFO): Status.INFORMATION_REQUESTED,  # reviewer
    (Status.ERROR, Action.REJECT): Status.REJECTED,  # reviewer
    (Status.ERROR, Action.WITHDRAW): Status.WITHDRAWN,  # producer, recruiter
}

FINAL = frozenset(Status) - {status for status, _ in TRANSITIONS}
"""Nothing moves a case on from here."""


REASONED = frozenset({Status.ERROR, Status.REJECTED})
"""The producer is told the reason why a case stands so."""


ENDED = FINAL | {Status.EXPIRED}
"""Nobody has anything to do with such a case, unless it is invited again."""


OPEN = frozenset(Status) - ENDED
"""Somebody still has something to do with such a case, so a second one is too many."""


class NotAllowed(Refused):
    """The case is not in a status in which this may be done."""

    def __init__(self, action: str, status: Status) -> None:
        super().__init__(
            "not_allowed", f"You cannot {action} a case whose status is {status}."
        )


def next_status(status: Status, action: Action) -> Status:
    """Give the status that the action leads to.

    Raises NotAllowed when the table has no such edge.
    """
    if (status, action) not in TRANSITIONS:
        raise NotAllowed(action, status)
    return TRANSITIONS[status, action]


def is_possible(status: Status, action: Action) -> bool:
    """Tell whether the action may be offered in this status."""
    return (status, action) in TRANSITIONS
