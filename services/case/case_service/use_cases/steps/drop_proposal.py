"""Close an announced rejection that nothing can come of any more."""

from case_service.domain.history import Deed, entry
from case_service.domain.proposal import Proposal
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.case_rejections import RejectionProposalWithdrawn


async def drop_proposal(tx: Transaction, proposal: Proposal) -> None:
    """Stop its clock, and say so; the case stays locked by whoever calls."""
    # Not in the name of whoever ended the case: recruiters know nothing of the notice.
    await ProposalStore(tx).save(proposal.withdrawn())
    await CaseStore(tx).write_history(
        proposal.case_id, entry(Deed.REJECTION_WITHDRAWN, by=SYSTEM)
    )
    await tx.publish(
        RejectionProposalWithdrawn(
            occurred_at=tx.now, case_id=proposal.case_id, proposal_id=proposal.id
        )
    )
