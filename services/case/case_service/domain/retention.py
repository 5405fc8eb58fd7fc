"""How long a case is kept, and when its data may be erased (NEW-16)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from case_service.domain.business_days import central_day
from case_service.domain.status import ENDED, Status
from chassis.refusal import Refused

_REFERENCE = re.compile(r"[A-Za-z0-9._/-]{1,40}")
_UNUSED = frozenset({Status.EXPIRED})


class NotErasable(Refused):
    """The data of a case must still be kept; the sentence says why."""

    def __init__(self, why: str) -> None:
        super().__init__("not_erasable", why)


class BadReference(Refused):
    """A reference could name somebody, or is no number of a decision."""

    def __init__(self) -> None:
        super().__init__(
            "bad_reference",
            "A reference has up to 40 letters, digits, dots, slashes, dashes or "
            "underscores, such as LEGAL-2026/4. Nobody's name belongs into it.",
        )


@dataclass(frozen=True, slots=True)
class Periods:
    """For how long cases are kept after they ended.

    An invitation that nobody used holds no more than a name and an address. Claims
    about a refusal that rests on a report may be brought for five years (15 U.S.C.
    1681p). Records of those who sell Medicare Advantage are kept for ten (42 CFR
    422.504(d)).
    """

    unused_days: int = 90
    refused_years: int = 5
    approved_years: int = 10


@dataclass(frozen=True, slots=True)
class Ended:
    """What counts for the time of a case; `hold` is the reference of a legal hold."""

    status: Status
    decided_at: datetime | None
    hold: str | None = None


def kept_through(ended: Ended, periods: Periods) -> date | None:
    """Give the last day, in Central Time, of keeping a case; None while it is open."""
    if ended.status not in ENDED or ended.decided_at is None:
        return None
    day = central_day(ended.decided_at)
    if ended.status in _UNUSED:
        return date.fromordinal(day.toordinal() + periods.unused_days)
    is_approved = ended.status is Status.APPROVED
    return _after(day, periods.approved_years if is_approved else periods.refused_years)


def check_erasable(ended: Ended, periods: Periods, *, today: date) -> None:
    """Raise NotErasable unless the time of a case is over and nothing holds it."""
    last = kept_through(ended, periods)
    if last is None:
        raise NotErasable(f"This case is open ({ended.status}). Open cases are kept.")
    if ended.hold is not None:
        raise NotErasable(
            f"A legal hold keeps this case ({ended.hold}). Lift it first, when the "
            "matter is closed."
        )
    if today <= last:
        raise NotErasable(f"This case is kept through {last:%m/%d/%Y}.")


def checked_reference(text: str) -> str:
    """Give the reference of a legal hold. Raises BadReference."""
    if not _REFERENCE.fullmatch(text):
        raise BadReference
    return text


def _after(day: date, years: int) -> date:
    # A period that ends on a February 29 that is none ends the day after.
    is_leap_day = (day.month, day.day) == (2, 29)
    later = day.replace(day=28) if is_leap_day else day
    later = later.replace(year=day.year + years)
    return date.fromordinal(later.toordinal() + 1) if is_leap_day else later
