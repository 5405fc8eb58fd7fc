"""Take up a request for a lost invitation."""

from case_service.domain.lost_invitation import LostInvitation
from case_service.store.lost_invitations import LostInvitationStore
from chassis.transaction import Transaction


async def claim_lost_invitation(tx: Transaction) -> LostInvitation | None:
    """Give the request that waits longest, once: one that fails stops no other.

    Whoever asked can ask again.
    """
    lost = await LostInvitationStore(tx).take()
    if lost is None:
        tx.be_quiet()
    return lost
