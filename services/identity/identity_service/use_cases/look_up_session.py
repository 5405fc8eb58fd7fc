"""Say who a token belongs to."""

from chassis.transaction import Transaction
from contracts.api import identity as api
from identity_service.store.sessions import SessionStore
from identity_service.use_cases.describe_session import describe_session


async def look_up_session(tx: Transaction, *, token: str, extend: bool) -> api.Session:
    """Give the living session of a token; with `extend` its idle time begins anew."""
    sessions = SessionStore(tx)
    session = await (sessions.extend(token) if extend else sessions.find(token))
    return await describe_session(tx, session=session)
