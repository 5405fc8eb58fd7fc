"""Try later to fetch what the nipr-adapter did not give."""

from datetime import timedelta

from case_service.store.wishes import Wish, WishStore
from chassis.transaction import Transaction

_FIRST = timedelta(seconds=5)
_LONGEST = timedelta(minutes=1)


async def postpone_wish(tx: Transaction, wish: Wish) -> None:
    """Put a wish back, each time for twice as long: it holds up no other."""
    tx.be_quiet()
    wait = min(_FIRST * 2 ** min(wish.attempt - 1, 9), _LONGEST)
    await WishStore(tx).postpone(wish, until=tx.now + wait)
