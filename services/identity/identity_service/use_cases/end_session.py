"""Log out."""

from chassis.transaction import Transaction
from identity_service.store.sessions import SessionStore


async def end_session(tx: Transaction, *, token: str) -> None:
    """End a session on the server; its token opens nothing any more."""
    await SessionStore(tx).end(token)
