"""A case's frame as it is sent."""

from collections.abc import Iterable
from dataclasses import replace

from case_service.api.appointed import appointment_view
from case_service.api.clocks import service_clock
from case_service.api.tab_views import section_views
from case_service.domain.case import Case
from case_service.domain.milestones import Dates, expires_on, milestones, what_next
from case_service.domain.next_step import next_step
from case_service.domain.proposal import Stage
from case_service.domain.standing import what_next_before_rejection
from case_service.domain.status import REASONED, Action, Status
from case_service.domain.steps import Step
from case_service.domain.viewer import Viewer
from case_service.domain.waiting import waiting
from case_service.domain.wanted import WantedDocument, placed_names
from case_service.store.reviews import InfoRequest
from case_service.store.views import ListedCase
from case_service.use_cases.read_case import WholeCase
from contracts.api.case import CaseOverview, CaseSummary, Milestone
from contracts.api.case_answers import (
    InfoRequestView,
    WantedDocumentView,
)
from contracts.api.service_clock import ServiceClock


def _milestones(
    case: Case, dates: Dates, steps: Iterable[Step], *, notice: str = ""
) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            title=step.title,
            reached_at=step.reached_at,
            expected_by=step.expected_by,
            detail=step.detail,
            lasted=step.lasted,
        )
        for step in milestones(case, dates, steps, notice=notice)
    )


def _clock(case: Case, dates: Dates) -> ServiceClock:
    return service_clock(waiting(case, dates, now=dates.seen_at))


def summary(listed: ListedCase) -> CaseSummary:
    """Shape a case in a list."""
    case, dates = listed.case, listed.dates
    return CaseSummary(
        case_id=case.id,
        key=case.key,
        status=case.status.value,
        name=listed.name,
        states=tuple(state.value for state in case.states),
        invited_at=dates.invited_at,
        changed_at=dates.changed_at,
        milestones=_milestones(case, dates, listed.steps),
        clock=_clock(case, dates),
        expires_on=expires_on(case, dates),
    )


def request_view(
    request: InfoRequest, wanted: Iterable[WantedDocument]
) -> InfoRequestView:
    """Shape a round of asking for information."""
    named = tuple(one for one in wanted if one.request_id == request.id)
    return InfoRequestView(
        request_id=request.id,
        review_round=request.review_round,
        message=request.message,
        reopened_tabs=request.reopened_tabs,
        wanted_documents=(
            *placed_names(request.wanted_documents),
            *(one.name for one in named),
        ),
        documents=tuple(
            WantedDocumentView(
                id=one.id, name=one.name, sent_at=one.sent_at, file_id=one.file_id
            )
            for one in named
        ),
        asked_at=request.asked_at,
        answered_at=request.answered_at,
        is_replaced=request.is_replaced,
    )


def overview(whole: WholeCase) -> CaseOverview:
    """Shape what every page of a case shows."""
    file, frame, case = whole.file, whole.frame, whole.file.case
    asked = _open_request(case, whole.requests)
    return CaseOverview(
        case_id=case.id,
        key=case.key,
        status=case.status.value,
        version=case.version,
        name=file.name,
        states=tuple(state.value for state in case.states),
        sections=section_views(file),
        next_step=next_step(file),
        what_next=_what_next(whole),
        reason=frame.reason if case.status in REASONED else None,
        milestones=_milestones(
            case, frame.dates, frame.steps, notice=whole.open_notice
        ),
        clock=_clock(case, frame.dates),
        open_request=request_view(asked, whole.wanted) if asked else None,
        producer_identification_number=frame.number,
        expires_on=expires_on(case, frame.dates),
        entity_type=frame.entity_type,
        appointments=tuple(appointment_view(one) for one in whole.appointments),
        can_resend=case.can_resend,
        can_submit=case.allows(Action.SUBMIT) and file.completeness.is_complete,
        can_take_back=case.can_take_back and not whole.has_open_proposal,
        has_notice=whole.has_notice,
        can_withdraw=case.allows(Action.WITHDRAW),
    )


def _what_next(whole: WholeCase) -> str:
    if whole.proposal is not None and whole.has_open_proposal:
        return what_next_before_rejection(whole.proposal, at=whole.frame.dates.seen_at)
    return what_next(whole.file.case, whole.frame.dates)


def _open_request(case: Case, requests: Iterable[InfoRequest]) -> InfoRequest | None:
    """Give what is asked for now: a case that has ended asks for nothing any more."""
    if case.status is not Status.INFORMATION_REQUESTED:
        return None
    return next((one for one in requests if one.answered_at is None), None)


def overview_for(whole: WholeCase, *, by: Viewer) -> CaseOverview:
    """Shape it for somebody; who invited the producer sees the progress only.

    What passes between reviewer and producer, and what NIPR says, is between them. The
    relation to the case decides: an account may have several roles.
    """
    case = whole.file.case
    if case.is_invited_by(by.account_id):
        shape = overview(replace(whole, proposal=None))
        return shape.model_copy(update={"open_request": None, "reason": None})
    if by.is_support and by.account_id != case.producer_id:
        return _for_support(whole)
    return overview(whole)


def _for_support(whole: WholeCase) -> CaseOverview:
    """Leave out what a notice says: support knows that there is one, and its dates."""
    shape, proposal = overview(whole), whole.proposal
    if proposal is None:
        return shape
    # A rejection that was announced keeps the notice's words as its reason.
    is_announced = proposal.stage is Stage.CARRIED_OUT
    reason = None if is_announced else shape.reason
    said = whole.open_notice or what_next(whole.file.case, whole.frame.dates)
    return shape.model_copy(update={"reason": reason, "what_next": said})
