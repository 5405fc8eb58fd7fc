"""Signing in and out, as the identity service does it."""

from uuid import UUID

from pydantic import SecretStr

from chassis.callers import Caller
from chassis.calls import ServiceClient
from chassis.refusal import NotFound, Refused
from contracts.api.identity import (
    AccountStatus,
    ChangePassword,
    Confirmation,
    ConfirmPassword,
    FindAccount,
    ForgottenPassword,
    FoundAccount,
    Session,
    SessionEnd,
    SessionLookUp,
    SignedIn,
    SignIn,
)


class IdentityService:
    """Asks the identity service."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client
        self._sign_in = client.as_service("sign-in")
        self._session = client.as_service("session")

    async def sign_in(self, attempt: SignIn) -> SignedIn:
        """Begin a session, or refuse."""
        return await self._sign_in.post("/sign-in", attempt, SignedIn)

    async def forgotten_password(self, wish: ForgottenPassword) -> None:
        """Have a temporary password mailed, if there is such an account."""
        await self._sign_in.post("/passwords/forgotten", wish, None)

    async def look_up(self, token: SecretStr, *, extend: bool) -> Session | None:
        """Tell who a token belongs to; None when its session has ended."""
        wish = SessionLookUp(token=token, extend=extend)
        try:
            return await self._session.post("/sessions/look-up", wish, Session)
        except (Refused, NotFound):
            return None

    async def end(self, token: SecretStr) -> None:
        """End a session on the server."""
        await self._session.post("/sessions/end", SessionEnd(token=token), None)

    async def change_password(self, wish: ChangePassword) -> SignedIn:
        """Set a permanent password in a new session, or refuse with the reasons."""
        return await self._session.post("/passwords/change", wish, SignedIn)

    async def confirm(self, wish: ConfirmPassword) -> Confirmation:
        """Give a proof that somebody has just shown their password, or refuse."""
        return await self._session.post("/sessions/confirmation", wish, Confirmation)

    async def account_of(self, case_id: UUID, *, user: Caller) -> AccountStatus:
        """Show support the account of a case's producer."""
        path = f"/accounts/by-case/{case_id}"
        return await self._client.as_user(user).get(path, AccountStatus)

    async def find(self, login_name: str, *, user: Caller) -> UUID | None:
        """Find a producer's case by User ID."""
        wish = FindAccount(login_name=login_name)
        client = self._client.as_user(user)
        return (await client.post("/accounts/find", wish, FoundAccount)).case_id

    async def unlock(self, account_id: UUID, *, user: Caller) -> AccountStatus:
        """Let somebody sign in again who was locked out."""
        path = f"/accounts/{account_id}/unlock"
        return await self._client.as_user(user).post(path, None, AccountStatus)
