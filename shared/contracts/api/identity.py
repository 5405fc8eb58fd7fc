"""The identity service's internal API.

For the gateway (purpose `sign-in`)
    POST /sign-in                        SignIn -> SignedIn
    POST /passwords/forgotten            ForgottenPassword -> nothing, always 202
For the gateway (purpose `session`)
    POST /sessions/look-up               SessionLookUp -> Session
    POST /sessions/end                   SessionEnd -> nothing
    POST /passwords/change               ChangePassword -> SignedIn (a new token)
    POST /sessions/confirmation          ConfirmPassword -> Confirmation
For notifications (purpose `send-message`)
    POST /temporary-passwords/claims
        ClaimTemporaryPassword -> ClaimedTemporaryPassword
    GET  /accounts/{account_id}/contact  -> AccountContact
For the case service (purpose `change-rules`)
    POST /staff/confirmations            ConfirmStaff -> Staff
For support
    GET  /accounts/by-case/{case_id}     -> AccountStatus
    POST /accounts/{account_id}/unlock   -> AccountStatus
    POST /accounts/find                  FindAccount -> FoundAccount

Refusals by code: `wrong_credentials`, `temporary_password_expired`,
`temporary_password_replaced`, `too_many_tries` (with `wait_seconds`), `account_locked`,
`session_ended`, `new_password_refused` and `current_password_wrong` (with the
`reasons` against the new one),
`password_to_be_changed`.
"""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request, Secret
from contracts.words import Role, Tenant


class SignIn(Request):
    """What a person typed on the sign-in page, and where from."""

    login_name: str
    password: Secret
    domain: str
    address: str
    user_agent: str


class Session(Answer):
    """Who is signed in and until when.

    `idle_ends_at` moves with each extending look-up, `ends_at` never.
    """

    session_id: UUID
    account_id: UUID
    login_name: str
    display_name: str
    tenant: Tenant
    roles: tuple[Role, ...]
    must_change_password: bool
    idle_ends_at: AwareDatetime
    ends_at: AwareDatetime


class SignedIn(Answer):
    """A new session with the token that the browser keeps in its cookie."""

    token: Secret
    session: Session


class ConfirmStaff(Request):
    """What somebody typed who acts on a command line instead of in a browser."""

    login_name: str
    password: Secret
    domain: str


class Staff(Answer):
    """Whom a login name and a password belong to; nobody is signed in by it."""

    account_id: UUID
    login_name: str
    roles: tuple[Role, ...]


class ForgottenPassword(Request):
    """Asks for a temporary password; the answer never tells whether the name exists."""

    login_name: str
    domain: str
    address: str


class SessionLookUp(Request):
    """Asks who a token belongs to; `extend` counts this as activity."""

    token: Secret
    extend: bool = True


class SessionEnd(Request):
    """Ends a session on the server (Logout)."""

    token: Secret


class ChangePassword(Request):
    """Sets a permanent password; the current one is not asked for at first sign-in.

    Every session of the account ends with it; the answer is a new one. One that
    `is_mistyped`, another the second time, is judged like any other and never set.
    """

    token: Secret
    current_password: Secret | None = None
    new_password: Secret
    is_mistyped: bool = False


class ConfirmPassword(Request):
    """Shows once more who sits there, before something that deserves it."""

    token: Secret
    password: Secret
    purpose: Literal["protected-change"]


class Confirmation(Answer):
    """A proof for the service that keeps what is changed; it lasts a minute."""

    proof: Secret


class ClaimTemporaryPassword(Request):
    """Has a temporary password made for one mail; it voids the one before."""

    account_id: UUID
    message_id: UUID


class ClaimedTemporaryPassword(Answer):
    """The only time that this password is told; its minutes begin now."""

    login_name: str
    temporary_password: Secret
    domain: Tenant
    valid_minutes: int
    claim: int
    email: str
    first_name: str
    last_name: str


class AccountContact(Answer):
    """Where the owner of an account is reached."""

    login_name: str
    email: str
    first_name: str
    last_name: str


class FindAccount(Request):
    """A User ID as somebody said it on the telephone."""

    login_name: str


class FoundAccount(Answer):
    """Whose case it is; None where there is no such producer."""

    case_id: UUID | None


class AccountStatus(Answer):
    """What support sees of an account."""

    account_id: UUID
    login_name: str
    locked: bool
    last_signed_in_at: AwareDatetime | None
    must_change_password: bool
