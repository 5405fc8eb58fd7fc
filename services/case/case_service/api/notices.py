"""The notice of a rejection that rests on a report, as it is sent."""

from case_service.api.reported import report_copy
from case_service.domain import fcra
from case_service.domain.business_days import central_day
from case_service.domain.proposal import Proposal, Stage, last_day
from case_service.domain.rule_kind import RuleKind, shown
from case_service.domain.rules import Deadline
from case_service.domain.standing import TAKEN_BACK, stands
from case_service.domain.us_date import us_date
from case_service.store.background import Agreed, BackgroundCheck
from case_service.use_cases.read_notice import Notice
from contracts.api.case_answers import NoticeView, ProposalView, ReportPart
from contracts.api.case_internal import NoticeText


def notice_text(proposal: Proposal) -> NoticeText:
    """Shape what the mail about an answered dispute says."""
    return NoticeText(
        proposal_id=proposal.id,
        answer=proposal.answer,
        last_day=last_day(proposal),
    )


def proposal_view(proposal: Proposal, *, rule: Deadline | None) -> ProposalView:
    """Shape how a proposed rejection stands, and by which rule it waits (NEW-7)."""
    return ProposalView(
        stage=proposal.stage.value,
        reason=proposal.reason,
        rests_on=proposal.sources.words,
        proposed_at=proposal.proposed_at,
        by_name=proposal.by_name,
        last_day=last_day(proposal),
        dispute=proposal.dispute,
        disputed_at=proposal.disputed_at,
        answer=proposal.answer,
        answered_at=proposal.answered_at,
        wait=shown(RuleKind.WAIT, str(rule.days)) if rule else "",
        wait_rule=str(rule.origin) if rule else "",
    )


def notice_view(notice: Notice) -> NoticeView:
    """Shape the notice with the copy of the report and the summary of rights."""
    proposal = notice.proposal
    announced = proposal.sources.pre_adverse(last_day=proposal.announced_day)
    is_decided = proposal.stage is Stage.CARRIED_OUT
    at = notice.read_at
    return NoticeView(
        proposal=proposal_view(proposal, rule=notice.answer_time),
        stands=stands(proposal, at=at) if notice.stands else TAKEN_BACK,
        text=proposal.sources.adverse() if is_decided else announced,
        announced=announced if is_decided else (),
        can_dispute=notice.can_dispute,
        rights_title=fcra.RIGHTS_TITLE,
        rights=fcra.RIGHTS,
        report=report_copy(notice.report),
        background_check=_background_copy(notice.background, notice.agreed)
        if notice.background
        else None,
    )


def _background_copy(check: BackgroundCheck, agreed: Agreed | None) -> ReportPart:
    """Shape all that the provider gave: an outcome and a number, and for whose tick."""
    answered, given = check.answered_at, agreed
    lines = (
        f"From {check.agency}",
        f"Outcome, as it was given: {check.outcome}",
        f"Reference: {check.reference}",
        f"Received {us_date(central_day(answered))}" if answered else "",
        f"You authorized it {us_date(central_day(given.given_at))} "
        f"(text {given.text_version})"
        if given
        else "",
    )
    return ReportPart(title="The background check", lines=tuple(filter(None, lines)))
