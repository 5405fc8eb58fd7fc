"""Give an account its new password."""

import structlog

from chassis.refusal import Refused
from chassis.transaction import Transaction
from contracts.identity import PasswordChanged
from contracts.ids import uuid7
from identity_service.clients.subjects import Subjects
from identity_service.domain.account import CurrentPasswordWrong
from identity_service.domain.password_change import (
    Findings,
    PasswordChange,
    Replacement,
)
from identity_service.domain.session import SignedIn, start_session
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT
from identity_service.store.accounts import AccountStore
from identity_service.store.sessions import SessionStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore
from identity_service.store.throttles import ThrottleStore

log = structlog.get_logger()


async def finish_password_change(
    tx: Transaction,
    *,
    change: PasswordChange,
    findings: Findings,
    new: Replacement,
    subjects: Subjects,
) -> SignedIn | Refused:
    """Keep the new password's hash and open a new session; or give the refusal.

    Every older session ends, and so does the temporary password.
    """
    account = await AccountStore(tx).lock(change.account.id)
    # Under the lock: another change may have ended the session meanwhile.
    await SessionStore(tx).must_live(change.token)
    try:
        findings.check()
    except CurrentPasswordWrong as refusal:
        log.info("current password wrong", account_id=account.id)
        return refusal
    except Refused as refusal:
        await _end_failures(tx, subjects.of_account(account))
        return refusal
    await _end_failures(tx, subjects.of_account(account))
    return await _change(tx, change, new=new)


async def _change(
    tx: Transaction, change: PasswordChange, *, new: Replacement
) -> SignedIn:
    account = change.account
    await AccountStore(tx).set_password(account.id, hashed=new.hashed)
    await TemporaryPasswordStore(tx).void(account.id)
    sessions = SessionStore(tx)
    await sessions.end_all(account.id)
    session = start_session(
        uuid7(), account_id=account.id, by_temporary=False, at=tx.now
    )
    await sessions.add(session, token=new.token)
    await tx.publish(
        PasswordChanged(
            occurred_at=tx.now, account_id=account.id, case_id=account.case_id
        )
    )
    log.info("password changed", account_id=account.id)
    return SignedIn(session, account, change.person)


async def _end_failures(tx: Transaction, subject: bytes) -> None:
    await ThrottleStore(tx).clear(FAILURES_OF_ACCOUNT, subject=subject)
