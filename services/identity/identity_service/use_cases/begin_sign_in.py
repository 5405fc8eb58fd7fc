"""Count a try to sign in before its password is looked at."""

import structlog

from chassis.transaction import Transaction
from identity_service.domain.sign_in import Attempt, Keys
from identity_service.domain.throttle import (
    ALARM_AT,
    FAILURES_OF_ACCOUNT,
    FAILURES_OF_ADDRESS,
)
from identity_service.store.accounts import AccountStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore
from identity_service.store.throttles import ThrottleStore

log = structlog.get_logger()


async def begin_sign_in(
    tx: Transaction, *, tenant: str, login_name: str, keys: Keys
) -> Attempt:
    """Give what a typed password is compared with; refuse a try that must wait.

    The try counts as failed until `finish_sign_in` says otherwise, so that neither
    parallel tries nor a crash are free. An unknown User ID takes the same steps.
    """
    throttles = ThrottleStore(tx)
    counter = await throttles.count_try(FAILURES_OF_ACCOUNT, subject=keys.account)
    await throttles.count_try(FAILURES_OF_ADDRESS, subject=keys.address)
    account = await AccountStore(tx).by_login(tenant=tenant, login_name=login_name)
    account_id = account.id if account else None
    temporaries = TemporaryPasswordStore(tx)
    await temporaries.use_try(account_id)
    if counter.level >= ALARM_AT:
        log.warning("many failed sign-ins in a row", account_id=account_id)
    return Attempt(
        account=account,
        temporaries=await temporaries.newest(account_id),
        counted_under=keys,
        failures=int(counter.level),
    )
