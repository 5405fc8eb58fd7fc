"""Social Security Numbers: which are possible."""

import re
from dataclasses import dataclass

from case_service.domain.tab import Problem
from case_service.domain.typed import unmarked

# Printed in advertisements and used by thousands since (SSA, "SSN misused by others").
_ADVERTISED = frozenset({"078051120", "219099999"})

FIRST = "ssn"
AGAIN = "ssn_again"


@dataclass(frozen=True, slots=True)
class Ssn:
    """A possible Social Security Number: nine digits, masked on screens."""

    digits: str

    @property
    def ending(self) -> str:
        """The last four digits, which screens may show."""
        return self.digits[-4:]

    @property
    def whole(self) -> str:
        """The number as people write it, for who may see it."""
        return f"{self.digits[:3]}-{self.digits[3:5]}-{self.digits[5:]}"

    def __repr__(self) -> str:
        """Keep the number out of logs and errors."""
        return "Ssn(ending hidden)"

    __str__ = __repr__


def _digits(text: str) -> str:
    return re.sub(r"[\s\-\u2010-\u2015.]", "", unmarked(text))


def _is_possible(digits: str, *, accept_simulated: bool) -> bool:
    """Apply the Social Security Administration's rules (POMS RM 10201.035)."""
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    if area[0] == "9":
        # The simulator's people have numbers of the never-issued 900 series.
        return accept_simulated and area == "900"
    return (
        area not in ("000", "666")
        and group != "00"
        and serial != "0000"
        and digits not in _ADVERTISED
    )


def read_ssn(
    first: str, again: str, *, accept_simulated: bool
) -> Ssn | tuple[Problem, ...]:
    """Read the SSN as typed twice, or say what is wrong with either field."""
    digits = _digits(first)
    if not digits:
        return (Problem(FIRST, "Enter your Social Security Number."),)
    if not re.fullmatch(r"[0-9]{9}", digits):
        return (
            Problem(FIRST, "A Social Security Number has 9 digits, like 123-45-6789."),
        )
    if not _is_possible(digits, accept_simulated=accept_simulated):
        return (
            Problem(
                FIRST,
                "This number is never issued as a Social Security Number. "
                "Check your card and enter it again.",
            ),
        )
    if _digits(again) != digits:
        return (
            Problem(AGAIN, "The two numbers differ. Enter the same number in both."),
        )
    return Ssn(digits)
