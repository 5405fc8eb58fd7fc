"""A rejection that rests on a report: announced first, decided later (NEW-2)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from case_service.domain.business_days import (
    CENTRAL,
    business_days_between,
    central_day,
    due_on,
)
from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.fcra import NIPR_ALONE, Sources
from case_service.domain.rule_change import RuleChange, in_force, known_at
from case_service.domain.rule_kind import most_days
from case_service.domain.rules import Deadline, Origin
from case_service.domain.typed import is_blank
from chassis.refusal import Refused


class Stage(StrEnum):
    """Where a proposed rejection stands."""

    WAITING = "waiting"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    CARRIED_OUT = "carried out"


class RejectionProposed(Refused):
    """Nothing else is decided while the producer may still answer."""

    def __init__(self) -> None:
        super().__init__(
            "rejection_proposed",
            "A rejection of this case is proposed, and the producer may still answer. "
            "Withdraw it before you decide otherwise.",
        )


class NoticeFirst(Refused):
    """The producer has a notice to answer before anything can be corrected."""

    def __init__(self) -> None:
        super().__init__(
            "notice_first",
            "HCSC is considering not to approve your application, so you cannot take "
            "it back now. Answer the notice first: it says until when, and how.",
        )


class NoProposal(Refused):
    """There is no proposed rejection at which this could be done now."""

    def __init__(self) -> None:
        super().__init__(
            "no_proposal",
            "This cannot be done to the notice any more. Look at the case again to see "
            "how it stands.",
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed rejection; every step gives the new one or refuses.

    `announced_until` is the end of the time for an answer as the notice named it;
    `decides_at` is the end as it is after an answered dispute.
    """

    id: UUID
    case_id: UUID
    review_round: int
    stage: Stage
    reason: str
    by_account: UUID
    by_name: str
    proposed_at: datetime
    decides_at: datetime
    text_version: str
    dispute: str = ""
    disputed_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    sources: Sources = NIPR_ALONE
    announced_until: datetime | None = None

    @property
    def announced_day(self) -> str:
        """Write the last day for an answer as the notice named it."""
        return _day_before(self.announced_until or self.decides_at)

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be decided."""
        return self.stage in (Stage.WAITING, Stage.DISPUTED)

    def is_about(self, review_round: int) -> bool:
        """Tell whether it was announced for this submission, not for an older one."""
        return self.review_round == review_round

    def can_dispute(self, at: datetime) -> bool:
        """Tell whether the producer can still say that the report is wrong."""
        return self.stage is Stage.WAITING and at < self.decides_at

    def disputed(self, text: str, *, at: datetime) -> "Proposal":
        """Stop the clock: the producer says what is wrong in the report."""
        if not self.can_dispute(at):
            raise NoProposal
        if is_blank(text):
            raise InvalidRequest("dispute", "Say what is wrong in the report.")
        return replace(
            self, stage=Stage.DISPUTED, dispute=text, disputed_at=at, answer=""
        )

    def answered(self, text: str, *, at: datetime) -> "Proposal":
        """Let the clock go on with the business days that were left, at least one."""
        if self.stage is not Stage.DISPUTED or self.disputed_at is None:
            raise NoProposal
        if is_blank(text):
            raise InvalidRequest("answer", "Answer the dispute; the producer reads it.")
        # decides_at is the midnight after the last day.
        last = self.decides_at - timedelta(seconds=1)
        left = max(1, business_days_between(self.disputed_at, last))
        return replace(
            self,
            stage=Stage.WAITING,
            answer=text,
            answered_at=at,
            decides_at=decides_at(at, days=left),
        )

    def is_due(self, at: datetime) -> bool:
        """Tell whether the clock has run out."""
        return self.stage is Stage.WAITING and at >= self.decides_at

    def withdrawn(self) -> "Proposal":
        """Take it back: the review goes on."""
        if not self.is_open:
            raise NoProposal
        return replace(self, stage=Stage.WITHDRAWN)

    def carried_out(self, *, at: datetime) -> "Proposal":
        """Decide, once the clock has run out."""
        if not self.is_due(at):
            raise NoProposal
        return replace(self, stage=Stage.CARRIED_OUT)


def decides_at(start: datetime, *, days: int) -> datetime:
    """Give the end, in Central Time, of the last business day for an answer."""
    following = due_on(start, days=days) + timedelta(days=1)
    return datetime.combine(following, time.min, tzinfo=CENTRAL)


def answer_time(proposal: Proposal, changes: Iterable[RuleChange]) -> Deadline | None:
    """Give the rule by which the notice waits; a later one does not change it."""
    announced = proposal.proposed_at
    rule = in_force(known_at(changes, announced), central_day(announced))
    if rule is None or rule.value is None:
        return None
    return Deadline(most_days(rule.value), Origin(rule.effective_on, rule.source))


def last_day(proposal: Proposal) -> str:
    """Write the last day for an answer."""
    return _day_before(proposal.decides_at)


def _day_before(end: datetime) -> str:
    return f"{central_day(end - timedelta(seconds=1)):%m/%d/%Y}"
