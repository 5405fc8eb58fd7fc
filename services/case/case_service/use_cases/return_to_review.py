"""Take a case in error back to review."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.status import Action
from case_service.domain.typed import paragraphs
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.case import CaseReturnedToReview


async def return_to_review(tx: Transaction, ref: Ref, *, act: Act, reason: str) -> Case:
    """Go on with the review of a case that was in error (REV-6).

    The reason is for whoever reviews it next; the producer only sees the status.
    """
    cases = CaseStore(tx)
    case = (await cases.lock(ref, by=act.by)).act_with_reason(
        Action.RETURN_TO_REVIEW, by=act.account_id, version=act.version, reason=reason
    )
    await ProposalStore(tx).check_none_open(case)
    told = entry(Deed.RETURNED_TO_REVIEW, by=act.by, name=act.name)
    await cases.save(case, entry=told, note=paragraphs("reason", reason))
    await tx.publish(CaseReturnedToReview(occurred_at=tx.now, case_id=case.id))
    return case
