"""What came of handing a message to the mail server."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_MOST_FAULTS = 10
# Each may have been one more copy in somebody's mailbox, or one more dead password.
_MOST_CUTS = 5
_FIRST_WAIT_AFTER_CUT = timedelta(minutes=1)
_CUT_GROWTH = 5.0
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
    cuts: int = 0
    put_off_since: datetime | None = None
    away_since: datetime | None = None
    """Since when somebody is away who had put it off before."""

    def after(self, outcome: Outcome, *, at: datetime) -> "Troubles":
        """Add what came of an attempt."""
        match outcome:
            case Outcome.FAULT:
                return replace(self, faults=self.faults + 1)
            case Outcome.UNKNOWN:
                return replace(self, cuts=self.cuts + 1)
            case Outcome.PUT_OFF:
                away = at - (self.away_since or at)
                since = (self.put_off_since or at) + away
                return replace(self, put_off_since=since, away_since=None)
            case Outcome.POSTPONED if self.put_off_since:
                return replace(self, away_since=self.away_since or at)
        return self

    def are_too_many(self, latest: Outcome, *, at: datetime) -> bool:
        """Tell whether to give up after the latest trouble, for this trouble alone.

        That is after ten faults, five lines cut, or three days of being put off.
        """
        match latest:
            case Outcome.FAULT:
                return self.faults >= _MOST_FAULTS
            case Outcome.UNKNOWN:
                return self.cuts >= _MOST_CUTS
            case Outcome.PUT_OFF:
                return at - (self.put_off_since or at) >= _LONGEST_PUT_OFF
        return False


def wait_after(attempt: int, *, luck: float) -> timedelta:
    """Give the back-off after an attempt: doubling, with full jitter by `luck`.

    `luck` is between 0 and 1; without it all that failed together would come back
    together.
    """
    longest = min(_FIRST_WAIT * (1 << min(attempt - 1, 12)), _LONGEST_WAIT)
    return max(timedelta(seconds=1), longest * luck)


def wait_after_cut(cuts: int) -> timedelta:
    """Give the wait after so many cut lines: from a minute to two hours."""
    return _FIRST_WAIT_AFTER_CUT * pow(_CUT_GROWTH, cuts - 1)
