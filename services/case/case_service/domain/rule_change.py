"""Changing rules: one operator proposes, another approves, nothing is rewritten.

No rule begins in the past, so nobody is ever charged by a rule that was not there, and
what had a rule keeps one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from case_service.domain.typed import is_blank
from chassis.refusal import NotFound, Refused, Unacceptable

LONGEST_SOURCE = 500


class RuleNotFound(NotFound):
    """No change has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"There is no rule {number}. See: producerpro rules list --all"
        )


class NoSource(Unacceptable):
    """Screens say where each rule comes from."""

    def __init__(self) -> None:
        super().__init__(
            "no_source",
            "Say where this comes from, in a sentence of at most "
            f"{LONGEST_SOURCE} characters: screens show it beside the rule.",
        )


class BeginsInThePast(Refused):
    """Rules are never changed for days that are over."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(
            "begins_in_the_past",
            f"{day:%m/%d/%Y} is over: a rule begins today, {today:%m/%d/%Y} in Central "
            "Time, or later. Propose it anew.",
        )


class AlreadyThere(Refused):
    """The same day has a line of the same kind and scope."""

    def __init__(self, other: "RuleChange") -> None:
        super().__init__(
            "already_there",
            f"Rule {other.number} says something for the same and from the same day "
            "on. Retire it first, or choose another day.",
        )


class NotToBeRetired(Refused):
    """Only an approved rule that goes on can be retired."""

    def __init__(self, number: int | None, why: str) -> None:
        super().__init__("not_to_be_retired", f"Rule {number} {why}")


class NothingLeft(Refused):
    """Without this rule there would be none."""

    def __init__(self, scope: str, day: date) -> None:
        super().__init__(
            "nothing_left",
            f"From {day:%m/%d/%Y} on {scope} would have no such rule. Add the one that "
            "takes its place instead: it replaces the older one by itself.",
        )


class AlreadyApproved(Refused):
    """Nothing waits for approval under this number."""

    def __init__(self, number: int | None) -> None:
        super().__init__("already_approved", f"Rule {number} is approved already.")


class OwnProposal(Refused):
    """A rule takes two people."""

    def __init__(self) -> None:
        super().__init__(
            "own_proposal",
            "You proposed this yourself. Another operator has to approve it.",
        )


@dataclass(frozen=True, slots=True)
class Hand:
    """Who did something, and when; no account for what the product was shipped with."""

    account_id: UUID | None
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A line of the rule book: a rule that begins, or the end of another (`retires`).

    `number` is None until it is kept.
    """

    id: UUID
    kind: str
    scope: str
    effective_on: date
    value: str | None
    source: str
    proposed: Hand
    retires: UUID | None = None
    approved: Hand | None = None
    number: int | None = None

    @property
    def counts(self) -> bool:
        """Tell whether two people agreed on it, or it was shipped."""
        return self.approved is not None or self.proposed.account_id is None

    def approve(
        self, *, by: Hand, today: date, among: Iterable["RuleChange"]
    ) -> "RuleChange":
        """Let it count, unless the same person proposed it or the day is over."""
        if self.counts:
            raise AlreadyApproved(self.number)
        if by.account_id == self.proposed.account_id:
            raise OwnProposal
        approved = replace(self, approved=by)
        approved.check(today=today, among=[each for each in among if each.counts])
        return approved

    def check(self, *, today: date, among: Iterable["RuleChange"]) -> None:
        """Refuse what begins in the past, comes twice, or would leave nothing."""
        others = [each for each in among if each.id != self.id]
        if is_blank(self.source) or len(self.source) > LONGEST_SOURCE:
            raise NoSource
        if self.effective_on < today:
            raise BeginsInThePast(self.effective_on, today)
        if self.retires is None:
            _check_new(self, others)
        else:
            _check_end(self, others)


def in_force(changes: Iterable[RuleChange], day: date) -> RuleChange | None:
    """Give the line of one kind and scope that holds on a day, as the store does."""
    begun = [each for each in changes if each.effective_on <= day]
    ended = {each.retires for each in begun if each.retires}
    held = [each for each in begun if each.retires is None and each.id not in ended]
    return max(held, key=lambda each: each.effective_on, default=None)


def known_at(changes: Iterable[RuleChange], moment: datetime) -> tuple[RuleChange, ...]:
    """Give what counted already at a moment: of one day, some of it may come later."""
    return tuple(
        each
        for each in changes
        if each.counts and (each.approved is None or each.approved.at <= moment)
    )


class Standing(StrEnum):
    """Where a line of the rule book stands on a day."""

    IN_FORCE = "in force"
    TO_COME = "to come"
    WAITING = "waits for approval"
    LAPSED = "never approved"
    REPLACED = "replaced"
    RETIRED = "retired"


CURRENT = frozenset({Standing.IN_FORCE, Standing.TO_COME, Standing.WAITING})
"""What an operator has to know; the rest is history."""


def standing(change: RuleChange, among: Iterable[RuleChange], day: date) -> Standing:
    """Tell where a line stands on a day; `among` are those of its kind and scope."""
    counted = [each for each in among if each.counts]
    if not change.counts:
        begins_in_time = change.effective_on >= day
        return Standing.WAITING if begins_in_time else Standing.LAPSED
    end = next((each for each in counted if each.retires == change.id), None)
    if end and end.effective_on <= max(day, change.effective_on):
        return Standing.RETIRED
    if change.effective_on > day:
        return Standing.TO_COME
    is_held = change.retires is not None or in_force(counted, day) == change
    return Standing.IN_FORCE if is_held else Standing.REPLACED


def _check_new(change: RuleChange, others: list[RuleChange]) -> None:
    ends = {each.retires: each.effective_on for each in others if each.retires}
    for other in others:
        # One that was retired before its day never holds, so it is in nobody's way.
        holds = (
            other.retires is None and ends.get(other.id, date.max) > change.effective_on
        )
        if holds and other.effective_on == change.effective_on:
            raise AlreadyThere(other)


def _check_end(end: RuleChange, others: list[RuleChange]) -> None:
    rule = next((each for each in others if each.id == end.retires), None)
    if rule is None or rule.retires is not None:
        raise NotToBeRetired(
            end.number, "is no approved rule: only such a rule can be retired."
        )
    if any(each.retires == rule.id for each in others):
        raise NotToBeRetired(rule.number, "is retired already.")
    counted = [end, *(each for each in others if each.counts)]
    # Between the days on which something begins or ends nothing changes.
    days = {
        each.effective_on for each in counted if each.effective_on > end.effective_on
    }
    for day in sorted({end.effective_on, *days}):
        if in_force(counted, day) is None:
            raise NothingLeft(end.scope, day)
