"""The notice of a rejection that rests on NIPR's report, as it is sent."""

from case_service.api.reported import report_copy
from case_service.domain import fcra
from case_service.domain.proposal import Proposal, Stage, last_day
from case_service.use_cases.read_notice import Notice
from contracts.api.case_answers import NoticeView, ProposalView
from contracts.api.case_internal import NoticeText


def notice_text(proposal: Proposal) -> NoticeText:
    """Shape what mails say."""
    day = last_day(proposal)
    return NoticeText(
        proposal_id=proposal.id,
        before=fcra.pre_adverse(last_day=day),
        after=fcra.ADVERSE,
        answer=proposal.answer,
        last_day=day,
    )


def proposal_view(proposal: Proposal) -> ProposalView:
    """Shape how a proposed rejection stands."""
    return ProposalView(
        stage=proposal.stage.value,
        reason=proposal.reason,
        proposed_at=proposal.proposed_at,
        by_name=proposal.by_name,
        last_day=last_day(proposal),
        dispute=proposal.dispute,
        disputed_at=proposal.disputed_at,
        answer=proposal.answer,
        answered_at=proposal.answered_at,
    )


def notice_view(notice: Notice) -> NoticeView:
    """Shape the notice with the copy of the report and the summary of rights."""
    proposal = notice.proposal
    is_decided = proposal.stage is Stage.CARRIED_OUT
    return NoticeView(
        proposal=proposal_view(proposal),
        text=fcra.ADVERSE
        if is_decided
        else fcra.pre_adverse(last_day=last_day(proposal)),
        can_dispute=proposal.stage is Stage.WAITING,
        rights_title=fcra.RIGHTS_TITLE,
        rights=fcra.RIGHTS,
        report=report_copy(notice.report),
    )
