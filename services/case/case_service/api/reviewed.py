"""A case as its reviewer sees it, as it is sent."""

from collections.abc import Iterator

from case_service.api.appointed import fileable_view
from case_service.api.judged import judgment, without_remarks
from case_service.api.license_views import due_fees
from case_service.api.notices import proposal_view
from case_service.api.overviews import overview_for, request_view
from case_service.api.problems import fee_lines, total_text
from case_service.api.queued import is_mine
from case_service.api.start import identity_view
from case_service.api.tab_views import tab_view
from case_service.domain.case_file import CaseFile
from case_service.domain.checks import TOLD_BY_CHECKS
from case_service.domain.history import sentence
from case_service.domain.provenance import Provenance, provenance
from case_service.domain.reachable import email_of
from case_service.domain.revealing import revealable
from case_service.domain.review import actions
from case_service.domain.tab import FORM_TABS, Tab
from case_service.domain.viewer import Viewer
from case_service.store.views import Told
from case_service.use_cases.read_case import WholeCase
from case_service.use_cases.read_review import ReviewedCase
from contracts.api.case import CaseOverview, HistoryEntry
from contracts.api.case_answers import ProposalView
from contracts.api.case_review import FieldProvenance, Flag, ReviewCase, ReviewIdentity


def review_case(reviewed: ReviewedCase, *, reader: Viewer) -> ReviewCase:
    """Shape the whole case, sensitive fields masked."""
    whole = reviewed.whole
    file, case = whole.file, whole.file.case
    due = due_fees(file, whole.signed_fees)
    possible: tuple[str, ...] = ()
    may_reveal: tuple[str, ...] = ()
    if "reviewer" in reader.roles and reader.account_id is not None:
        possible = actions(case, reviewer=reader.account_id, proposal=whole.proposal)
        may_reveal = revealable(file, reviewer=reader.account_id)
    return ReviewCase.model_validate(
        {
            "overview": _overview(whole, reader),
            "identity": _identity(file),
            "ssn_ending": file.ssn.ending if file.ssn else None,
            "email": email_of(file),
            "tabs": tuple(
                tab_view(file, tab, signed=whole.signed_fees) for tab in FORM_TABS
            ),
            "fees": fee_lines(due),
            "fee_total_text": total_text(due),
            "flags": tuple(_flags(reviewed)),
            "judgment": judgment(reviewed),
            "proposal": _proposal(reviewed),
            "requests": tuple(
                request_view(one, whole.wanted) for one in whole.requests
            ),
            "history": tuple(
                history_entry(one, name=file.name) for one in reviewed.history
            ),
            "provenance": _origins(whole),
            "assigned_to_me": is_mine(case, reader),
            "assigned_name": case.reviewer_name,
            "actions": possible,
            "revealable": may_reveal,
            "has_report": "reviewer" in reader.roles and file.record is not None,
            "can_examine": "reviewer" in reader.roles,
        }
    )


def _overview(whole: WholeCase, reader: Viewer) -> CaseOverview:
    shape, account = overview_for(whole, by=reader), reader.account_id
    is_theirs = account is not None and whole.file.case.is_own_case_of(account)
    if "reviewer" not in reader.roles or is_theirs:
        return shape
    fileable = tuple(fileable_view(one) for one in whole.appointments)
    return shape.model_copy(update={"appointments": fileable})


def _proposal(reviewed: ReviewedCase) -> ProposalView | None:
    proposal = reviewed.whole.proposal
    if proposal is None:
        return None
    return proposal_view(proposal, rule=reviewed.answer_time)


def _flags(reviewed: ReviewedCase) -> Iterator[Flag]:
    for flag in reviewed.flags:
        yield Flag(
            code=flag.code,
            sentence=flag.sentence,
            blocks_approval=flag.blocks_approval,
            has_check=bool(reviewed.checked) and flag.code in TOLD_BY_CHECKS,
        )


def _identity(file: CaseFile) -> ReviewIdentity | None:
    known = identity_view(file)
    if known is None:
        return None
    return ReviewIdentity(
        npn=known.npn,
        name=known.name,
        resident_state=known.resident_state,
        birth_year=known.birth_date.year,
    )


def for_support(shape: ReviewCase) -> ReviewCase:
    """Leave out what nobody needs to help a producer.

    SSN and bank data; what a notice, a verdict or a note of a reviewer says. That they
    are there, and since when, helps who answers the telephone (decision 15).
    """
    tabs = tuple(tab for tab in shape.tabs if tab.tab.value != Tab.BANKING_INFORMATION)
    proposal = shape.proposal
    if proposal is not None:
        proposal = proposal.model_copy(
            update={"reason": "", "by_name": "", "dispute": "", "answer": ""}
        )
    return shape.model_copy(
        update={
            "ssn_ending": None,
            "tabs": tabs,
            "proposal": proposal,
            "judgment": without_remarks(shape.judgment),
            "history": tuple(
                told.model_copy(update={"note": ""}) for told in shape.history
            ),
        }
    )


def _origins(whole: WholeCase) -> tuple[FieldProvenance, ...]:
    listed = provenance(whole.file, decided_at=whole.frame.dates.decided_at)
    return tuple(_origin(one) for one in listed)


def _origin(one: Provenance) -> FieldProvenance:
    return FieldProvenance(
        field=one.field,
        nipr=one.nipr,
        origin=one.origin,
        given=one.given,
        given_at=one.given_at,
        approved=one.approved,
        approved_at=one.approved_at,
        differs=one.differs,
    )


def history_entry(told: Told, *, name: str) -> HistoryEntry:
    """Shape a line of the history."""
    by_name = name if told.by_role == "producer" else told.by_name
    return HistoryEntry.model_validate(
        {
            "at": told.at,
            "what": sentence(told.what, told.detail),
            "by_role": told.by_role,
            "by_name": by_name,
            "note": told.note,
        }
    )
