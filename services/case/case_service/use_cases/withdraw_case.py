"""End a case before approval."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from case_service.use_cases.steps.drop_proposal import drop_proposal
from case_service.use_cases.steps.forget_closed import forget_closed
from chassis.transaction import Transaction
from contracts.case import CaseWithdrawn
from contracts.words import Role


async def withdraw_case(tx: Transaction, ref: Ref, *, by: Viewer) -> Case:
    """Take a case back, and with it what was announced about it (REV-7)."""
    cases = CaseStore(tx)
    case = (await cases.lock(ref, by=by)).withdraw()
    proposal = await ProposalStore(tx).open_one(case)
    if proposal is not None:
        await drop_proposal(tx, proposal)
    # Who has both roles withdraws their own case as its producer, others' as recruiter.
    role: Role = "recruiter" if case.is_invited_by(by.account_id) else "producer"
    await cases.save(case, entry=entry(Deed.WITHDRAWN, by=by.acting_as(role)))
    await forget_closed(tx, case)
    await tx.publish(CaseWithdrawn(occurred_at=tx.now, case_id=case.id, by_role=role))
    return case
