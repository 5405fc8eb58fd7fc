"""The kinds of dated rules: for what each is made, and what it may say.

A further kind is a line in KINDS and whoever reads it from `Rules`; no table changes.
"""

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


OF_NO_STATE = frozenset({RuleKind.WAIT})
"""Kinds that hold everywhere and concern no other system: nothing announces them."""

EVERYWHERE = "ALL"
"""The scope of a rule of no state."""

LONGEST_WAIT = 60
"""More business days than a report is fresh for would be a slip of the pen."""


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


def _business_days(typed: str) -> str | None:
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len("60")
    return str(int(typed)) if is_number and 1 <= int(typed) <= LONGEST_WAIT else None


def _days(kept: str) -> str:
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
        "the time for an answer before a rejection that rests on NIPR's report",
        (EVERYWHERE,),
        _business_days,
        f"a number of business days from 1 to {LONGEST_WAIT}",
        _days,
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
        raise NotARule(f"{what.about.capitalize()} is {what.expected}.")
    return known, place, kept


def shown(kind: str, value: str) -> str:
    """Say a kept value as people read it; a kind that is not known here as it is."""
    known = next((each for each in RuleKind if each == kind), None)
    return value if known is None else KINDS[known].shown(value)
