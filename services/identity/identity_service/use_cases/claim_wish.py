"""Take up an account that waits to be made."""

from chassis.transaction import Transaction
from identity_service.store.wishes import Wish, WishStore


async def claim_wish(tx: Transaction) -> Wish | None:
    """Give the next wish that is due, leased to the caller."""
    tx.be_quiet()
    return await WishStore(tx).claim()
