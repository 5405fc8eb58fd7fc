"""Somebody pressed "Get My Password"."""

import structlog

from chassis.transaction import Transaction
from contracts.ids import uuid7
from identity_service.domain.sign_in import Keys
from identity_service.domain.throttle import (
    REQUESTS_OF_ACCOUNT,
    REQUESTS_OF_ADDRESS,
    AccountIsLocked,
    TooManyTries,
)
from identity_service.store.accounts import AccountStore
from identity_service.store.password_requests import (
    PasswordRequest,
    PasswordRequestStore,
)
from identity_service.store.throttles import ThrottleStore

log = structlog.get_logger()


async def request_password(
    tx: Transaction, *, tenant: str, login_name: str, keys: Keys
) -> None:
    """Have a temporary password sent, if there is such an account.

    Whoever asks learns nothing: unknown User IDs take the same steps, and too many
    requests are dropped without a word.
    """
    throttles = ThrottleStore(tx)
    try:
        await throttles.count_try(REQUESTS_OF_ACCOUNT, subject=keys.account)
        await throttles.count_try(REQUESTS_OF_ADDRESS, subject=keys.address)
    except (TooManyTries, AccountIsLocked):
        log.info("too many requests for temporary passwords")
        return
    account = await AccountStore(tx).by_login(tenant=tenant, login_name=login_name)
    request = PasswordRequest(uuid7(), account.id if account else None)
    await PasswordRequestStore(tx).add(request)
