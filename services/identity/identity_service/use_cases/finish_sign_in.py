"""Say what came of a try to sign in."""

import structlog

from chassis.refusal import Refused
from chassis.transaction import Transaction
from contracts.identity import AccountLocked
from contracts.ids import uuid7
from identity_service.domain.account import Account, WrongCredentials
from identity_service.domain.session import SignedIn, start_session
from identity_service.domain.sign_in import Attempt, Match, judge
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT, FAILURES_OF_ADDRESS
from identity_service.store.accounts import AccountStore
from identity_service.store.sessions import SessionStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore
from identity_service.store.throttles import ThrottleStore

log = structlog.get_logger()


async def finish_sign_in(
    tx: Transaction, *, attempt: Attempt, match: Match, token: str
) -> SignedIn | Refused:
    """Open a session under `token`, or give the refusal to answer with.

    The refusal is returned, not raised: what it counted has to be kept.
    """
    try:
        account = judge(attempt, match, at=tx.now)
    except WrongCredentials as refusal:
        await _note_failure(tx, attempt)
        return refusal
    except Refused as refusal:
        await _take_back(tx, attempt)
        return refusal
    # First, as it locks the account: see the order in which the store locks.
    await AccountStore(tx).note_sign_in(account.id, at=tx.now)
    await _take_back(tx, attempt)
    await ThrottleStore(tx).clear(
        FAILURES_OF_ACCOUNT, subject=attempt.counted_under.account
    )
    return await _open(tx, account, by_temporary=not match.permanent, token=token)


async def _open(
    tx: Transaction, account: Account, *, by_temporary: bool, token: str
) -> SignedIn:
    session = start_session(
        uuid7(), account_id=account.id, by_temporary=by_temporary, at=tx.now
    )
    await SessionStore(tx).add(session, token=token)
    log.info("signed in", account_id=account.id, session_id=session.id)
    return SignedIn(session, account, await AccountStore(tx).person(account.id))


async def _note_failure(tx: Transaction, attempt: Attempt) -> None:
    account = attempt.account
    account_id = account.id if account else None
    log.info("sign-in failed", account_id=account_id, failures=attempt.failures)
    if account is None or attempt.failures != FAILURES_OF_ACCOUNT.lock_at:
        return
    log.warning("account locked", account_id=account_id)
    await tx.publish(
        AccountLocked(
            occurred_at=tx.now, account_id=account.id, case_id=account.case_id
        )
    )


async def _take_back(tx: Transaction, attempt: Attempt) -> None:
    """Uncount a try that was no guess.

    It forgives nothing else: whoever holds an old temporary password could otherwise
    use it to guess for ever.
    """
    throttles = ThrottleStore(tx)
    keys = attempt.counted_under
    await throttles.forgive_try(FAILURES_OF_ACCOUNT, subject=keys.account)
    await throttles.forgive_try(FAILURES_OF_ADDRESS, subject=keys.address)
    account_id = attempt.account.id if attempt.account else None
    await TemporaryPasswordStore(tx).give_try_back(account_id)
