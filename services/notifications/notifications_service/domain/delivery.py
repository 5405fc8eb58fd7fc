"""What came of handing a message to the mail server."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_LAST_ATTEMPT = 10


class Outcome(StrEnum):
    """How an attempt ended."""

    ACCEPTED = "accepted"
    """The server took it."""

    POSTPONED = "postponed"
    """It was certainly not taken, and later it may be."""

    UNKNOWN = "unknown"
    """The line broke after the text was on its way."""

    REFUSED = "refused"
    """It will never be taken."""

    NOT_WANTED = "not wanted"
    """Meanwhile nobody should be told this any more."""


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A message as it was sent, but for its temporary password."""

    message_id: str
    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """An attempt's outcome; `problem` names it without any person's data."""

    outcome: Outcome
    problem: str = ""
    copy: SentCopy | None = field(default=None, repr=False)


def after_fault(attempt: int, *, kind: str) -> Delivery:
    """Say what comes of a fault of ours: another try later, and an end after ten."""
    ends = attempt >= _LAST_ATTEMPT
    return Delivery(Outcome.REFUSED if ends else Outcome.POSTPONED, f"fault: {kind}")


def wait_after(attempt: int, *, luck: float) -> timedelta:
    """Give the back-off after an attempt: doubling, with full jitter by `luck`.

    `luck` is between 0 and 1; without it all that failed together would come back
    together.
    """
    longest = min(_FIRST_WAIT * (1 << min(attempt - 1, 12)), _LONGEST_WAIT)
    return max(timedelta(seconds=1), longest * luck)
