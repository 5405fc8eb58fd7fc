"""Put a case in error."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.status import Action
from case_service.domain.typed import paragraphs
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.case import CasePutInError


async def put_in_error(tx: Transaction, ref: Ref, *, act: Act, reason: str) -> Case:
    """Stop the case because of an error, with a reason (REV-6)."""
    cases = CaseStore(tx)
    case = (await cases.lock(ref, by=act.by)).act_with_reason(
        Action.PUT_IN_ERROR, by=act.account_id, version=act.version, reason=reason
    )
    await ProposalStore(tx).check_none_open(case)
    why = paragraphs("reason", reason)
    told = entry(Deed.PUT_IN_ERROR, by=act.by, name=act.name)
    await cases.save(case, entry=told, note=why)
    await cases.keep_reason(case, why)
    await tx.publish(CasePutInError(occurred_at=tx.now, case_id=case.id))
    return case
