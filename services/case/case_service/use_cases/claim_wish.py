"""Take the next thing to fetch from the nipr-adapter."""

from case_service.store.wishes import Wish, WishStore
from chassis.transaction import Transaction


async def claim_wish(tx: Transaction) -> Wish | None:
    """Give the next wish that is due, or None; unfulfilled, it comes back later."""
    tx.be_quiet()
    return await WishStore(tx).claim()
