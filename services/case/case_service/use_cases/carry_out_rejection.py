"""Decide a proposed rejection whose clock has run out."""

from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.proposal import Proposal
from case_service.domain.status import Action
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.proposals import ProposalStore
from case_service.use_cases.steps.drop_proposal import drop_proposal
from case_service.use_cases.steps.forget_closed import forget_closed
from chassis.transaction import Transaction
from contracts.case import CaseRejected


async def carry_out_rejection(
    tx: Transaction, *, proposal_id: UUID, case_id: UUID
) -> None:
    """Reject the case, once: a repeat, a dispute and a closed case change nothing."""
    cases, proposals = CaseStore(tx), ProposalStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    # Read behind the case's lock: whoever disputes or withdraws holds it too.
    proposal = await proposals.one(proposal_id)
    if not proposal.is_due(tx.now):
        return
    if not case.allows(Action.REJECT) or not proposal.is_about(case.review_round):
        # Other answers than those it was announced for: nobody has judged them yet.
        await drop_proposal(tx, proposal)
        return
    await _reject(tx, case, proposal)


async def _reject(tx: Transaction, case: Case, proposal: Proposal) -> None:
    cases = CaseStore(tx)
    rejected = case.reject_as_announced()
    await cases.save(rejected, entry=entry(Deed.REJECTION_CARRIED_OUT, by=SYSTEM))
    await cases.keep_reason(rejected, proposal.reason)
    await ProposalStore(tx).save(proposal.carried_out(at=tx.now))
    await forget_closed(tx, rejected)
    await tx.publish(
        CaseRejected(occurred_at=tx.now, case_id=rejected.id, proposal_id=proposal.id)
    )
