"""The announcement of a rejection that rests on a report (NEW-2)."""

from uuid import UUID

from case_service.domain import fcra
from case_service.domain.case_file import CaseFile
from case_service.domain.proposal import Proposal, Stage, decides_at
from case_service.domain.review import Act
from case_service.domain.rule_kind import RuleKind
from case_service.domain.typed import paragraphs


def announce(
    file: CaseFile, *, proposal_id: UUID, act: Act, reason: str, sources: fcra.Sources
) -> Proposal:
    """Give the producer the time for an answer that the rules of today name."""
    now, wait = file.facts.now, file.facts.rules.deadlines[RuleKind.WAIT]
    until = decides_at(now, days=wait.days)
    return Proposal(
        id=proposal_id,
        case_id=file.case.id,
        review_round=file.case.review_round,
        stage=Stage.WAITING,
        reason=paragraphs("reason", reason),
        by_account=act.account_id,
        by_name=act.name,
        proposed_at=now,
        decides_at=until,
        text_version=fcra.VERSION,
        sources=sources,
        announced_until=until,
    )
