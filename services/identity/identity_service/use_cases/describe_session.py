"""Tell the gateway who is signed in."""

from chassis.transaction import Transaction
from contracts.api import identity as api
from identity_service.domain.session import Session
from identity_service.store.accounts import AccountStore


async def describe_session(tx: Transaction, *, session: Session) -> api.Session:
    """Give a session with its account as the gateway needs it."""
    accounts = AccountStore(tx)
    account = await accounts.get(session.account_id)
    person = await accounts.person(account.id)
    return api.Session.model_validate(
        {
            "session_id": session.id,
            "account_id": account.id,
            "login_name": account.login_name,
            "display_name": person.display_name,
            "tenant": account.tenant,
            "roles": account.roles,
            "must_change_password": session.by_temporary,
            "idle_ends_at": session.idle_ends_at,
            "ends_at": session.ends_at,
        }
    )
