"""The kinds of dated rules: for what each is made, and what it may say.

A further kind is a line in KINDS and whoever reads it from `Rules`; no table changes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from case_service.domain.money import dollars, parse_dollars
from case_service.domain.state import State
from chassis.refusal import Unacceptable

NONE = "none"
"""Says that there is none: no appointment, no addendum."""

HMO = "-BLUELINCS-HMO"
"""What the scope of the fee for BlueLincs HMO ends in, after its state."""

STATES = tuple(state.value for state in State)

ADDENDA = ("montana-addendum", "new-mexico-addendum", "oklahoma-addendum")
"""The addenda that the documents service can typeset."""


class RuleKind(StrEnum):
    """What a rule is about."""

    FEE = "fee"
    MINIMUM = "minimum"
    APPOINTMENT = "appointment"
    ADDENDUM = "addendum"
    WAIT = "wait"
    REPORT_AGE = "report-age"
    COVER_LEFT = "cover-left"
    PROMISE = "promise"


DEADLINES = frozenset(
    {RuleKind.WAIT, RuleKind.REPORT_AGE, RuleKind.COVER_LEFT, RuleKind.PROMISE}
)
"""Numbers of days, which hold in all states."""

EVERYWHERE = "ALL"
"""The scope of a rule of no state."""

LONGEST_WAIT = 60
"""More business days than a report is fresh for would be a slip of the pen."""

LONGEST = 365
"""More days than a year would be one, too."""


class NotARule(Unacceptable):
    """A rule of this kind cannot be for that, or cannot say that."""

    def __init__(self, sentence: str) -> None:
        super().__init__("not_a_rule", sentence)


@dataclass(frozen=True, slots=True)
class Kind:
    """How rules of a kind are typed, kept and shown.

    `read` gives what is kept of a typed value, or None when it is none.
    """

    about: str
    scopes: tuple[str, ...]
    read: Callable[[str], str | None]
    expected: str
    shown: Callable[[str], str]


def _amount(typed: str) -> str | None:
    cents = parse_dollars(typed)
    return None if cents is None else str(cents)


def _more_than_nothing(typed: str) -> str | None:
    cents = _amount(typed)
    return None if cents == "0" else cents


def _number(*, longest: int) -> Callable[[str], str | None]:
    def read(typed: str) -> str | None:
        is_number = re.fullmatch(r"[0-9]{1,3}", typed) is not None
        return str(int(typed)) if is_number and 1 <= int(typed) <= longest else None

    return read


def _span(typed: str) -> str | None:
    ends = [_number(longest=LONGEST_WAIT)(end.strip()) for end in typed.split("-")]
    numbers = [int(end) for end in ends if end is not None]
    is_span = len(ends) <= 2 and len(numbers) == len(ends)
    if not is_span or numbers != sorted(set(numbers)):
        return None
    return "-".join(map(str, numbers))


def _days(kept: str) -> str:
    return f"{kept} {'day' if kept == '1' else 'days'}"


def _business_days(kept: str) -> str:
    least, _, most = kept.partition("-")
    if most:
        return f"{least} to {most} business days"
    return f"{kept} business {'day' if kept == '1' else 'days'}"


def _one_of(*words: str) -> Callable[[str], str | None]:
    return lambda typed: typed if typed in words else None


def _dollars(kept: str) -> str:
    return dollars(int(kept))


KINDS: Mapping[RuleKind, Kind] = {
    RuleKind.FEE: Kind(
        "the fee for an appointment",
        (*STATES, f"{State.OK}{HMO}"),
        _amount,
        "an amount such as 13.50",
        _dollars,
    ),
    RuleKind.MINIMUM: Kind(
        "the least E&O coverage, per claim and in aggregate",
        STATES,
        _more_than_nothing,
        "an amount above $0 such as 500,000",
        _dollars,
    ),
    RuleKind.APPOINTMENT: Kind(
        "whether individuals are appointed",
        STATES,
        _one_of(NONE, "individual"),
        "none or individual",
        str,
    ),
    RuleKind.ADDENDUM: Kind(
        "the addendum to the contract packet",
        STATES,
        _one_of(NONE, *ADDENDA),
        f"one of {', '.join((NONE, *ADDENDA))}",
        str,
    ),
    RuleKind.WAIT: Kind(
        "the time for an answer before a rejection that rests on a consumer report",
        (EVERYWHERE,),
        _number(longest=LONGEST_WAIT),
        f"a number of business days from 1 to {LONGEST_WAIT}",
        _business_days,
    ),
    RuleKind.REPORT_AGE: Kind(
        "the age that NIPR's report may have when a case is judged",
        (EVERYWHERE,),
        _number(longest=LONGEST),
        f"a number of days from 1 to {LONGEST}",
        _days,
    ),
    RuleKind.COVER_LEFT: Kind(
        "the time for which E&O cover must go on, or more",
        (EVERYWHERE,),
        _number(longest=LONGEST),
        f"a number of days from 1 to {LONGEST}",
        _days,
    ),
    RuleKind.PROMISE: Kind(
        "the time that is promised for a review",
        (EVERYWHERE,),
        _span,
        f"business days from 1 to {LONGEST_WAIT}, such as 3-5",
        _business_days,
    ),
}


def read_rule(kind: str, *, scope: str, value: str) -> tuple[RuleKind, str, str]:
    """Give kind, scope and value as they are kept. Raises NotARule."""
    known = next((each for each in RuleKind if each == kind), None)
    if known is None:
        raise NotARule(f"A rule is one of {', '.join(RuleKind)}.")
    what, place = KINDS[known], scope.strip().upper()
    if place not in what.scopes:
        raise NotARule(f"A rule of kind {kind} is for one of {', '.join(what.scopes)}.")
    kept = what.read(value.strip())
    if kept is None:
        # Not capitalize(), which writes all other letters small: NIPR, E&O.
        about = what.about[0].upper() + what.about[1:]
        raise NotARule(f"{about} is {what.expected}.")
    return known, place, kept


def most_days(value: str) -> int:
    """Give the most days that a kept deadline allows: 5 of 3-5."""
    return int(value.rpartition("-")[2])


def shown(kind: str, value: str) -> str:
    """Say a kept value as people read it; a kind that is not known here as it is."""
    known = next((each for each in RuleKind if each == kind), None)
    return value if known is None else KINDS[known].shown(value)
