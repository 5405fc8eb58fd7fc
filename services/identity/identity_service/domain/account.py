"""Accounts: who may sign in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.refusal import NotFound, Refused


class WrongCredentials(Refused):
    """Login name, password and domain do not belong together; never says which."""

    def __init__(self) -> None:
        super().__init__(
            "wrong_credentials",
            "The Login Name, Password or Domain is not correct. Check all three and "
            "try again.",
        )


class CurrentPasswordWrong(Refused):
    """A password change needs the current password, and this is not it.

    `reasons` hold what is wrong with the new one besides.
    """

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(
            "current_password_wrong",
            "The current password is not correct.",
            reasons=list(reasons),
        )


class PasswordToBeChanged(Refused):
    """Somebody mailed or made this password: it proves too little for a signature."""

    def __init__(self) -> None:
        super().__init__(
            "password_to_be_changed",
            "This password is a temporary one. Sign in on the page and choose your "
            "own first.",
        )


class PasswordWrong(Refused):
    """What was typed to show who one is, is not the password."""

    def __init__(self) -> None:
        super().__init__(
            "password_wrong",
            "This is not your password. Enter the one that you sign in with.",
        )


class LoginNameTaken(Refused):
    """Another account of the tenant has this login name."""

    def __init__(self) -> None:
        super().__init__("login_name_taken", "This login name is already in use.")


class TenantUnknown(Refused):
    """No such Domain."""

    def __init__(self) -> None:
        super().__init__("tenant_unknown", "There is no such domain.")


class AccountNotFound(NotFound):
    """There is no such account for whoever asks."""

    def __init__(self) -> None:
        super().__init__("There is no such account.")


@dataclass(frozen=True, slots=True)
class Person:
    """Whom an account belongs to; stored sealed with the account's own key."""

    first_name: str
    last_name: str
    email: str

    @property
    def display_name(self) -> str:
        """The name as pages greet it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Account:
    """An account without its person; `case_id` is the case it was made for."""

    id: UUID
    tenant: str
    login_name: str
    roles: tuple[str, ...]
    case_id: UUID | None
    password_hash: str | None
    last_signed_in_at: datetime | None
