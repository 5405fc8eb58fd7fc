"""Take the next proposed rejection whose clock has run out."""

from uuid import UUID

from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction


async def claim_rejection(tx: Transaction) -> tuple[UUID, UUID] | None:
    """Give its id and its case's, or None; left undone, it comes back later."""
    tx.be_quiet()
    return await ProposalStore(tx).claim()
