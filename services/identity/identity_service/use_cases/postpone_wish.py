"""Try later to make an account."""

from datetime import timedelta

from chassis.transaction import Transaction
from identity_service.store.wishes import Wish, WishStore

_LONGEST = timedelta(minutes=5)


async def postpone_wish(tx: Transaction, wish: Wish) -> None:
    """Put a wish back, each time for twice as long."""
    wait = min(timedelta(seconds=2 ** min(wish.attempt, 9)), _LONGEST)
    await WishStore(tx).postpone(wish, until=tx.now + wait)
