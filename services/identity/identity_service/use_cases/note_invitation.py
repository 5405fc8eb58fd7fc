"""An invitation needs an account."""

from uuid import UUID

from chassis.transaction import Transaction
from identity_service.store.wishes import WishStore


async def note_invitation(tx: Transaction, *, case_id: UUID, tenant: str) -> None:
    """Have an account made for the invited producer, once per case."""
    await WishStore(tx).add(case_id, tenant=tenant)
