"""Count a try to show who one is before the password is looked at."""

from chassis.transaction import Transaction
from identity_service.clients.subjects import Subjects
from identity_service.domain.session import SignedIn
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT
from identity_service.store.signed_in import SignedInStore
from identity_service.store.throttles import ThrottleStore


async def begin_confirmation(
    tx: Transaction, *, token: str, subjects: Subjects
) -> SignedIn:
    """Give whose session it is.

    The try counts as one to sign in does: a stolen session must not become a place to
    guess.
    """
    signed_in = await SignedInStore(tx).extend(token)
    await ThrottleStore(tx).count_try(
        FAILURES_OF_ACCOUNT, subject=subjects.of_account(signed_in.account)
    )
    return signed_in
