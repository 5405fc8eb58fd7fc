"""The people of a case in a test."""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from contracts.ids import uuid7


def a_mailbox() -> str:
    """Give an address that no other invitation has: nobody is invited twice."""
    return f"p.{secrets.token_hex(6)}@example.com"


@dataclass(frozen=True)
class Person:
    """Somebody signed in, in one role or `also` in others."""

    role: str
    tenant: str = "HCSC"
    account_id: UUID = field(default_factory=uuid7)
    name: str = "Riley Reviewer"
    also: tuple[str, ...] = ()


@dataclass
class Onboarding:
    """A case under way, with the people in it."""

    case_id: UUID
    key: str
    recruiter: Person
    producer: Person
    ssn: str = field(default_factory=lambda: f"900{secrets.randbelow(1_000_000):06d}")
    file_id: UUID = field(default_factory=uuid7)
    # The last digit of an NPN decides what a simulated background check finds.
    npn: str = field(default_factory=lambda: f"1{secrets.randbelow(10**7):07d}0")
    email: str = ""
