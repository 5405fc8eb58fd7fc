"""What the domain knows, in the shapes that callers get."""

from contracts.api import identity as shapes
from identity_service.domain.session import SignedIn


def session_answer(signed_in: SignedIn) -> shapes.Session:
    """Give a session with its account as the gateway needs it."""
    session, account = signed_in.session, signed_in.account
    return shapes.Session.model_validate(
        {
            "session_id": session.id,
            "account_id": account.id,
            "login_name": account.login_name,
            "display_name": signed_in.person.display_name,
            "tenant": account.tenant,
            "roles": account.roles,
            "must_change_password": session.by_temporary,
            "idle_ends_at": session.idle_ends_at,
            "ends_at": session.ends_at,
        }
    )
