"""Temporary passwords: short, counted, soon over, one at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.refusal import Refused

# 31 signs that are not taken for one another: 8 of them are 40 bits.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8
LIFETIME = timedelta(minutes=30)
TRIES = 5

RECOGNIZED = 3
"""How many of the newest are compared, so that an older one gets its own answer."""

_ASK_AGAIN = 'Choose "Get My Password" to get a new one by email.'


class TemporaryPasswordExpired(Refused):
    """The right temporary password, but its minutes or tries are used up."""

    def __init__(self, why: str) -> None:
        super().__init__("temporary_password_expired", f"{why} {_ASK_AGAIN}")


class TemporaryPasswordReplaced(Refused):
    """The right temporary password of an older mail."""

    def __init__(self) -> None:
        super().__init__(
            "temporary_password_replaced",
            "A newer temporary password was sent to you, and only the newest one "
            f"works. Use the one in the latest email. {_ASK_AGAIN}",
        )


@dataclass(frozen=True, slots=True)
class TemporaryPassword:
    """One that was issued; only its hash is kept. `claim` counts them per account."""

    claim: int
    hash: str
    expires_at: datetime
    tries_used: int
    voided_at: datetime | None

    def check(self, *, at: datetime, newest: bool) -> None:
        """Refuse, with the reason, unless it still opens the account.

        `tries_used` already includes the try that is being checked.
        """
        if not newest:
            raise TemporaryPasswordReplaced
        if self.voided_at is not None or at >= self.expires_at:
            raise TemporaryPasswordExpired("This temporary password has expired.")
        if self.tries_used > TRIES:
            raise TemporaryPasswordExpired(
                "This temporary password was closed after too many wrong tries."
            )


def make_temporary_password(choose: Callable[[str], str]) -> str:
    """Draw a new one with `choose`."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def as_temporary(typed: str) -> str | None:
    """Give what was typed as a temporary password, or None if it cannot be one.

    White space around it, from copying, is cut; lower case is taken as upper case.
    """
    plain = typed.strip().upper()
    fits = len(plain) == LENGTH and all(sign in ALPHABET for sign in plain)
    return plain if fits else None
