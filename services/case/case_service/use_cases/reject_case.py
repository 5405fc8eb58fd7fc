"""Reject a case."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.status import Action
from case_service.domain.typed import paragraphs
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from case_service.store.start import StartStore
from chassis.transaction import Transaction
from contracts.case import CaseRejected


async def reject_case(tx: Transaction, ref: Ref, *, act: Act, reason: str) -> Case:
    """Refuse the case with a reason that the producer can read (REV-6)."""
    cases = CaseStore(tx)
    case = (await cases.lock(ref, by=act.by)).act_with_reason(
        Action.REJECT, by=act.account_id, version=act.version, reason=reason
    )
    await ProposalStore(tx).check_none_open(case)
    await cases.save(case, entry=entry(Deed.REJECTED, by=act.by, name=act.name))
    await cases.keep_reason(case, paragraphs("reason", reason))
    await StartStore(tx).forget_digest(case)
    await tx.publish(CaseRejected(occurred_at=tx.now, case_id=case.id))
    return case
