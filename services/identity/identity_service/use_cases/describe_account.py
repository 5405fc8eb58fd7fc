"""Tell support how an account stands."""

from chassis.transaction import Transaction
from contracts.api.identity import AccountStatus
from identity_service.clients.subjects import Subjects
from identity_service.domain.account import Account
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT
from identity_service.store.throttles import ThrottleStore


async def describe_account(
    tx: Transaction, *, account: Account, subjects: Subjects
) -> AccountStatus:
    """Give what support may see of an account."""
    counter = await ThrottleStore(tx).find(
        FAILURES_OF_ACCOUNT, subject=subjects.of_account(account)
    )
    return AccountStatus(
        account_id=account.id,
        login_name=account.login_name,
        locked=counter is not None and counter.is_locked(FAILURES_OF_ACCOUNT),
        last_signed_in_at=account.last_signed_in_at,
        must_change_password=account.password_hash is None,
    )
