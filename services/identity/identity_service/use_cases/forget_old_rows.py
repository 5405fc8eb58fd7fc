"""Keep no trace of sign-ins longer than it is of use."""

from datetime import timedelta

from chassis.transaction import Transaction
from identity_service.store.sessions import SessionStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore
from identity_service.store.throttles import ThrottleStore

_A_DAY = timedelta(days=1)
_A_MONTH = timedelta(days=30)


async def forget_old_rows(tx: Transaction) -> None:
    """Drop sessions, temporary passwords and counters that are long over."""
    await ThrottleStore(tx).forget(counted_before=tx.now - _A_MONTH)
    await TemporaryPasswordStore(tx).forget(expired_before=tx.now - _A_DAY)
    await SessionStore(tx).forget(ended_before=tx.now - _A_DAY)
