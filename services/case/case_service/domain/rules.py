"""Dated rules: fees, minimum coverage, addenda. Data, with its source beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from case_service.domain.money import dollars
from case_service.domain.state import State


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a rule stands and since when it holds: the answer to "says who?"."""

    effective_on: date
    source: str

    def __str__(self) -> str:
        """Say it as a screen does."""
        return f"{self.source} In force since {self.effective_on:%m/%d/%Y}."


@dataclass(frozen=True, slots=True)
class FeeRule:
    """The fee for an appointment; `cents` is None where no appointment is needed."""

    state: State
    bluelincs_hmo: bool
    cents: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class MinimumRule:
    """The least E&O coverage for a state, per claim and in aggregate, in cents."""

    state: State
    cents: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in force on one day."""

    fees: tuple[FeeRule, ...]
    minimums: tuple[MinimumRule, ...]

    def minimum(self, states: Iterable[State]) -> MinimumRule | None:
        """Give the highest minimum of the chosen states, or None if none is chosen."""
        chosen = set(states)
        applicable = [rule for rule in self.minimums if rule.state in chosen]
        return max(applicable, key=lambda rule: rule.cents, default=None)


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee for the chosen states, with the rule that it follows from."""

    state: State
    bluelincs_hmo: bool
    cents: int | None
    origin: Origin

    @property
    def label(self) -> str:
        """Whom or what the fee is for."""
        return "BlueLincs HMO" if self.bluelincs_hmo else self.state.full_name

    @property
    def text(self) -> str:
        """The amount in words that tell "no fee" from "no appointment"."""
        return "No appointment needed" if self.cents is None else dollars(self.cents)


def fees(
    rules: Rules, *, states: Iterable[State], bluelincs_hmo: bool
) -> tuple[Fee, ...]:
    """List the fees for the states, in the order of the states."""
    chosen = set(states)
    return tuple(
        Fee(rule.state, rule.bluelincs_hmo, rule.cents, rule.origin)
        for rule in sorted(
            rules.fees, key=lambda rule: (rule.state, rule.bluelincs_hmo)
        )
        if rule.state in chosen and (bluelincs_hmo or not rule.bluelincs_hmo)
    )


def total_cents(due: Iterable[Fee]) -> int:
    """Add up what is deducted from the first month's commissions."""
    return sum(fee.cents or 0 for fee in due)
