"""Signing in: what a typed password turned out to be."""

from dataclasses import dataclass
from datetime import datetime

from identity_service.domain.account import Account, WrongCredentials
from identity_service.domain.temporary_password import TemporaryPassword


@dataclass(frozen=True, slots=True)
class Keys:
    """Under what a try is counted: the account that was meant, and the address."""

    account: bytes
    address: bytes


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try that has been counted; `account` is None for an unknown User ID."""

    account: Account | None
    temporaries: tuple[TemporaryPassword, ...]
    counted_under: Keys
    failures: int


@dataclass(frozen=True, slots=True)
class Match:
    """Which of an account's passwords was typed: the permanent or a temporary one."""

    permanent: bool = False
    temporary: TemporaryPassword | None = None


def judge(attempt: Attempt, match: Match, *, at: datetime) -> Account:
    """Give the account that is opened, or refuse with the reason."""
    if attempt.account is None:
        raise WrongCredentials
    if match.permanent:
        return attempt.account
    if match.temporary is None:
        raise WrongCredentials
    match.temporary.check(at=at, newest=match.temporary == attempt.temporaries[0])
    return attempt.account
