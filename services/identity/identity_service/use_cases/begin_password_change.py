"""Find out who wants to change which password."""

from chassis.transaction import Transaction
from identity_service.clients.subjects import Subjects
from identity_service.domain.password_change import PasswordChange
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT
from identity_service.store.signed_in import SignedInStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore
from identity_service.store.throttles import ThrottleStore


async def begin_password_change(
    tx: Transaction, *, token: str, subjects: Subjects
) -> PasswordChange:
    """Give the account of a session, with what its passwords are compared with.

    Typing the current password counts as a try to sign in does: a stolen session
    must not become a place to guess.
    """
    signed_in = await SignedInStore(tx).find(token)
    account = signed_in.account
    change = PasswordChange(
        token=token,
        session=signed_in.session,
        account=account,
        person=signed_in.person,
        temporaries=await TemporaryPasswordStore(tx).newest(account.id),
    )
    if change.needs_current_password:
        await ThrottleStore(tx).count_try(
            FAILURES_OF_ACCOUNT, subject=subjects.of_account(account)
        )
    await SignedInStore(tx).extend(token)
    return change
