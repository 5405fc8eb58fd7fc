"""Erase the account of a producer whose case is erased."""

from uuid import UUID

from chassis.transaction import Transaction
from identity_service.store.accounts import AccountStore
from identity_service.store.wishes import WishStore


async def erase_account(tx: Transaction, *, case_id: UUID) -> None:
    """Delete the account and destroy its key; none is made from a wish that waits."""
    await WishStore(tx).cancel(case_id)
    account_id = await AccountStore(tx).erase(case_id)
    if account_id is not None:
        await tx.destroy_key(account_id)
