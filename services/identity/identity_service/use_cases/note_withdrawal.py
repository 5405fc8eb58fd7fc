"""A case was ended before approval."""

from uuid import UUID

from chassis.transaction import Transaction
from identity_service.store.wishes import WishStore


async def note_withdrawal(tx: Transaction, *, case_id: UUID) -> None:
    """Make no account for a withdrawn invitation.

    An account that exists stays: its owner may still sign in and read.
    """
    await WishStore(tx).cancel(case_id)
