"""Dated rules: fees, minimum coverage, addenda, deadlines. Data with its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from case_service.domain.money import dollars
from case_service.domain.rule_kind import DEADLINES, HMO, NONE, RuleKind, most_days
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
class Deadline:
    """A number of days that holds in all states."""

    days: int
    origin: Origin

    def __str__(self) -> str:
        """Write the days."""
        return f"{self.days} day{'' if self.days == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in force on one day; `documents` are the states' addenda.

    Minimums and deadlines are those of the day on which somebody judges, also for a
    case that was submitted before: they say what HCSC needs to know when it decides,
    and cover and reports grow old while a case waits. What a producer was shown and
    signed, the fees, and what was announced to them stays as it was.
    """

    fees: tuple[FeeRule, ...]
    minimums: tuple[MinimumRule, ...]
    documents: Mapping[State, str] = field(default_factory=dict)
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)

    def minimum(self, states: Iterable[State]) -> MinimumRule | None:
        """Give the highest minimum of the chosen states, or None if none is chosen."""
        chosen = set(states)
        applicable = [rule for rule in self.minimums if rule.state in chosen]
        return max(applicable, key=lambda rule: rule.cents, default=None)

    def addenda(self, states: Iterable[State]) -> tuple[str, ...]:
        """Name the addenda that these states add to the packet."""
        named = {self.documents.get(state, NONE) for state in states}
        return tuple(sorted(named - {NONE}))


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule in force, as it is kept: what kind, for what, which value."""

    kind: str
    scope: str
    value: str
    origin: Origin


def rules_of(lines: Iterable[RuleLine]) -> Rules:
    """Read the rules of a day from their lines; kinds of other uses are left alone."""
    by_kind: dict[str, dict[str, RuleLine]] = {kind: {} for kind in RuleKind}
    for line in lines:
        by_kind.setdefault(line.kind, {})[line.scope] = line
    modes = by_kind[RuleKind.APPOINTMENT]
    return Rules(
        fees=tuple(
            _fee(line, mode=modes.get(scope.removesuffix(HMO)))
            for scope, line in by_kind[RuleKind.FEE].items()
        ),
        minimums=tuple(
            MinimumRule(State(scope), int(line.value), line.origin)
            for scope, line in by_kind[RuleKind.MINIMUM].items()
        ),
        documents={
            State(scope): line.value
            for scope, line in by_kind[RuleKind.ADDENDUM].items()
        },
        deadlines={
            kind: Deadline(most_days(line.value), line.origin)
            for kind in DEADLINES
            for line in by_kind[kind].values()
        },
    )


def _fee(line: RuleLine, *, mode: RuleLine | None) -> FeeRule:
    """Let the mode decide: without an appointment no fee is due, whatever its rule."""
    state, hmo = State(line.scope.removesuffix(HMO)), line.scope.endswith(HMO)
    if mode is not None and mode.value == NONE:
        return FeeRule(state, hmo, None, mode.origin)
    return FeeRule(state, hmo, int(line.value), line.origin)


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
