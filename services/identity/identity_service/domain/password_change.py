"""Changing a password: what was asked, and what was found out about it."""

from dataclasses import dataclass, field

from identity_service.domain.account import Account, CurrentPasswordWrong, Person
from identity_service.domain.password_rules import NewPasswordRefused
from identity_service.domain.session import Session
from identity_service.domain.temporary_password import TemporaryPassword


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """A change that somebody signed in has asked for, and has not got yet."""

    token: str = field(repr=False)
    session: Session
    account: Account
    person: Person
    temporaries: tuple[TemporaryPassword, ...]

    @property
    def needs_current_password(self) -> bool:
        """Whoever came with a temporary password has no other to show."""
        return not self.session.by_temporary


@dataclass(frozen=True, slots=True)
class Findings:
    """What the passwords of a change turned out to be."""

    current_is_right: bool
    reasons: tuple[str, ...]
    is_mistyped: bool = False

    def check(self) -> None:
        """Refuse the change unless both passwords are in order."""
        if not self.current_is_right:
            raise CurrentPasswordWrong(self.reasons)
        if self.reasons or self.is_mistyped:
            raise NewPasswordRefused(self.reasons)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What takes the old password's place: a hash, and a new session's token."""

    hashed: str = field(repr=False)
    token: str = field(repr=False)
