"""Hand a case to review."""

from datetime import datetime
from uuid import UUID

from case_service.domain.background_authorization import BackgroundNotAuthorized
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile, NotIdentified
from case_service.domain.case_refusals import Incomplete
from case_service.domain.history import Deed, entry
from case_service.domain.policy import Policy
from case_service.domain.reachable import email_of
from case_service.domain.review import DocumentsMissing
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer
from case_service.domain.waiting import runs_since
from case_service.store.background import BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.digests import Digests
from case_service.store.glances import GlanceStore
from case_service.store.invitees import InviteeStore
from case_service.store.reviews import ReviewStore
from case_service.store.views import ViewStore
from case_service.use_cases.steps.apply_policy import apply_policy
from case_service.use_cases.steps.pass_case import pass_case
from chassis.refusal import Refused
from chassis.transaction import Transaction
from contracts.case import CaseResubmitted, CaseSubmitted


class PacketNotSigned(Refused):
    """Every tab is complete, but the documents are not signed as they stand now."""

    def __init__(self) -> None:
        super().__init__(
            "packet_not_signed",
            "Review and sign your documents on eSignature before you submit. After a "
            "change of your answers they must be signed again.",
        )


async def submit_case(
    tx: Transaction, ref: Ref, *, by: Viewer, policy: Policy, digests: Digests
) -> Case:
    """Submit, or submit again after a request for information (SUB-1, REV-4).

    The address that the producer gives is screened from now on, as the invited one is
    (PEER-2). By the operator's policy the case gets a background check, or passes by
    itself.
    """
    cases, files, reviews = CaseStore(tx), CaseFileStore(tx), ReviewStore(tx)
    case = await cases.lock(ref, by=by)
    file = await apply_policy(tx, await files.read(case.id, by=by), policy=policy)
    submitted = _submitted(file, tx)
    # The tab holds the id that a form brought; only FileAccepted proves the file.
    if not await files.has_file(case, _declaration_page(file)):
        raise DocumentsMissing
    answered = await reviews.close_request(case)
    await cases.save(
        submitted,
        entry=entry(Deed.SUBMITTED, by=by, detail=str(submitted.review_round)),
        queue_since=await _runs_since(tx, case),
    )
    handed_in = file.with_case(submitted)
    await reviews.add_submission(handed_in)
    await GlanceStore(tx).keep(handed_in)
    email = digests.email(email_of(handed_in), tenant=case.tenant)
    await InviteeStore(tx).note_submitted_email(case, email)
    await tx.publish(_announcement(tx, file, submitted, answered=answered))
    if policy.checks_background:
        # First of all: until it is clear it keeps the case from passing.
        await BackgroundStore(tx).wish(case, holds_approval=policy.holds_approval)
    if policy.may_pass:
        await pass_case(tx, handed_in)
    return submitted


async def _runs_since(tx: Transaction, case: Case) -> datetime:
    dates = await ViewStore(tx).dates([case.id])
    return runs_since(case, dates[case.id], now=tx.now)


def _submitted(file: CaseFile, tx: Transaction) -> Case:
    try:
        submitted = file.case.submit(
            incomplete=file.completeness.incomplete_tabs, at=tx.now
        )
    except Incomplete as incomplete:
        if file.completeness.incomplete_tabs == (Tab.ESIGNATURE,):
            raise PacketNotSigned from incomplete
        raise
    if file.completeness.beside_tabs:
        raise BackgroundNotAuthorized
    return submitted


def _declaration_page(file: CaseFile) -> str:
    return file.saved(Tab.E_AND_O).values.get("declaration_page", "")


def _announcement(
    tx: Transaction, file: CaseFile, submitted: Case, *, answered: UUID | None
) -> CaseSubmitted | CaseResubmitted:
    if file.snapshot_hash is None:
        raise NotIdentified
    if answered is None:
        return CaseSubmitted(
            occurred_at=tx.now,
            case_id=submitted.id,
            review_round=submitted.review_round,
            snapshot_hash=file.snapshot_hash,
        )
    return CaseResubmitted(
        occurred_at=tx.now,
        case_id=submitted.id,
        request_id=answered,
        review_round=submitted.review_round,
        snapshot_hash=file.snapshot_hash,
    )
