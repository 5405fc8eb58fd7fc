"""Tell notifications what a notice says."""

from uuid import UUID

from case_service.domain.proposal import Proposal
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction


async def read_notice_text(tx: Transaction, *, proposal_id: UUID) -> Proposal:
    """Give a proposed rejection."""
    return await ProposalStore(tx).one(proposal_id)
