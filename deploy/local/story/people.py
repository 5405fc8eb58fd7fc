"""Whom the story is about: invented people whom NIPR's simulator knows."""

import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StaffLogin:
    """A member of staff of the demo."""

    login_name: str
    password: str


def _mail_address() -> str:
    return f"producer-{secrets.token_hex(4)}@example.com"


def _passphrase() -> str:
    return f"walnut-{secrets.token_hex(6)}-harbor"


@dataclass(frozen=True, slots=True)
class Producer:
    """A producer with everything that the eight tabs ask for.

    The SSN is of the simulator's people: number 06 holds licenses in all five states.
    """

    first_name: str
    last_name: str
    ssn: str
    states: tuple[str, ...] = ("Oklahoma", "Texas")
    email: str = field(default_factory=_mail_address)
    password: str = field(default_factory=_passphrase)
    routing_number: str = "111000025"
    account_number: str = "000123456789"
    limit: str = "$1,000,000"
