"""The people of a case in a test."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from contracts.ids import uuid7


def a_mailbox() -> str:
    """Give an address that no other invitation has: nobody is invited twice."""
    return f"p.{secrets.token_hex(6)}@example.com"


def _in_turn(written: str, most: int) -> Callable[[], str]:
    """Give one number after the other: two that are drawn alike are a duplicate."""
    numbers = count(secrets.randbelow(most))
    return lambda: written.format(next(numbers) % most)


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
    ssn: str = field(default_factory=_in_turn("900{:06}", 10**6))
    file_id: UUID = field(default_factory=uuid7)
    # The last digit of an NPN decides what a simulated background check finds.
    npn: str = field(default_factory=_in_turn("1{:07}0", 10**7))
    email: str = ""
