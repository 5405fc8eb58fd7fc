"""Sessions: how long somebody stays signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.refusal import Refused
from identity_service.domain.account import Account, Person

IDLE = timedelta(minutes=45)
LONGEST = timedelta(hours=12)


class SessionEnded(Refused):
    """The token belongs to nobody who is signed in."""

    def __init__(self) -> None:
        super().__init__(
            "session_ended", "Your session has ended. Sign in again to go on."
        )


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in; `by_temporary` means that a new password is due first."""

    id: UUID
    account_id: UUID
    by_temporary: bool
    idle_ends_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A living session with whom it belongs to."""

    session: Session
    account: Account
    person: Person


def start_session(
    session_id: UUID, *, account_id: UUID, by_temporary: bool, at: datetime
) -> Session:
    """Give a session that begins now."""
    return Session(
        id=session_id,
        account_id=account_id,
        by_temporary=by_temporary,
        idle_ends_at=at + IDLE,
        ends_at=at + LONGEST,
    )
