"""Say what came of a try to show who one is."""

import structlog

from chassis.transaction import Transaction
from identity_service.clients.subjects import Subjects
from identity_service.domain.session import SignedIn
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT
from identity_service.store.accounts import AccountStore
from identity_service.store.sessions import SessionStore
from identity_service.store.throttles import ThrottleStore

log = structlog.get_logger()


async def finish_confirmation(
    tx: Transaction, *, token: str, signed_in: SignedIn, subjects: Subjects
) -> None:
    """End the count of failures: the password was right. Raises SessionEnded."""
    account = await AccountStore(tx).lock(signed_in.account.id)
    # Under the lock: a changed password may have ended the session meanwhile.
    await SessionStore(tx).must_live(token)
    await ThrottleStore(tx).clear(
        FAILURES_OF_ACCOUNT, subject=subjects.of_account(account)
    )
    log.info("password shown again", account_id=account.id)
