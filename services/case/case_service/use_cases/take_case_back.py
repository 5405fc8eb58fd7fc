"""Take a submitted case back."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.proposal import NoticeFirst
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.case import CaseRecalled


async def take_case_back(tx: Transaction, ref: Ref, *, by: Viewer) -> Case:
    """Let the producer correct what was submitted, before a reviewer has it (NEW-14).

    What was signed stays signed: only a changed answer voids it.
    """
    cases = CaseStore(tx)
    case = (await cases.lock(ref, by=by)).take_back()
    # Its clock would go on, and reject answers that no reviewer has seen (NEW-2).
    if await ProposalStore(tx).open_one(case) is not None:
        raise NoticeFirst
    await cases.save(case, entry=entry(Deed.TAKEN_BACK, by=by))
    await tx.publish(CaseRecalled(occurred_at=tx.now, case_id=case.id))
    return case
