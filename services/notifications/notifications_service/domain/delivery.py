"""What came of handing a message to the mail server."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_MOST_FAULTS = 10
# As mail servers do among themselves; a mailbox that is full is emptied by then.
_LONGEST_PUT_OFF = timedelta(days=3)


class Outcome(StrEnum):
    """How an attempt ended."""

    ACCEPTED = "accepted"
    """The server took it."""

    POSTPONED = "postponed"
    """It was certainly not taken, and later it may be: somebody else was away."""

    PUT_OFF = "put off"
    """The server answered that it does not take this very mail now."""

    FAULT = "fault"
    """We failed in a way that nobody foresaw."""

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


@dataclass(frozen=True, slots=True)
class Troubles:
    """What speaks against ever sending a message. Who was away has no part in it."""

    faults: int = 0
    put_off_since: datetime | None = None

    def after(self, outcome: Outcome, *, at: datetime) -> "Troubles":
        """Add what came of an attempt."""
        match outcome:
            case Outcome.FAULT:
                return replace(self, faults=self.faults + 1)
            case Outcome.PUT_OFF:
                return replace(self, put_off_since=self.put_off_since or at)
        return self

    def are_too_many(self, *, at: datetime) -> bool:
        """Tell whether to give up: after ten faults, or three days of being put off."""
        since = self.put_off_since or at
        return self.faults >= _MOST_FAULTS or at - since >= _LONGEST_PUT_OFF


def wait_after(attempt: int, *, luck: float) -> timedelta:
    """Give the back-off after an attempt: doubling, with full jitter by `luck`.

    `luck` is between 0 and 1; without it all that failed together would come back
    together.
    """
    longest = min(_FIRST_WAIT * (1 << min(attempt - 1, 12)), _LONGEST_WAIT)
    return max(timedelta(seconds=1), longest * luck)
