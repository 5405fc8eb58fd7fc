"""Say who a token belongs to."""

from chassis.transaction import Transaction
from identity_service.domain.session import SignedIn
from identity_service.store.signed_in import SignedInStore


async def look_up_session(tx: Transaction, *, token: str, extend: bool) -> SignedIn:
    """Give the living session of a token; with `extend` its idle time begins anew."""
    # Every page asks this, and no job has anything to do because of it.
    tx.be_quiet()
    found = SignedInStore(tx)
    return await (found.extend(token) if extend else found.find(token))
