"""Somebody has lost their invitation and knows no User ID."""

from case_service.domain.lost_invitation import LostInvitation
from case_service.store.digests import Digests
from case_service.store.lost_invitations import LostInvitationStore
from chassis.transaction import Transaction
from contracts.ids import uuid7


async def ask_for_invitation(
    tx: Transaction, *, tenant: str, email: str, address: str, digests: Digests
) -> None:
    """Have the invitations of an e-mail address sent again, if there are any.

    Whoever asks learns nothing: an unknown address takes the same steps, and too many
    requests are dropped without a word (NEW-14).
    """
    lost = LostInvitation(uuid7(), tenant, digests.email(email, tenant=tenant))
    await LostInvitationStore(tx).add(lost, address=digests.network(address))
