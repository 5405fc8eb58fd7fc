"""What a permanent password may not be, each rule with its reason in words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from chassis.refusal import Refused

FLOORS = {"manual": 8, "strict": 15}
"""Fewest characters per profile: the manual's promise, or NIST SP 800-63B-4."""

LONGEST = 128
COMPANY_WORDS = ("hcsc", "bluecross", "blueshield", "bcbs", "bluelincs", "producer")

# Shorter pieces of an address are in too many good passwords ("ann", "lee", "com").
_SHORTEST_PART = 4


class NewPasswordRefused(Refused):
    """The chosen password breaks rules; `reasons` holds a sentence for each."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(
            "new_password_refused",
            " ".join(reasons) or "The two new passwords differ.",
            reasons=list(reasons),
        )


@dataclass(frozen=True, slots=True)
class Owner:
    """What is known about the account, and so must not be its password."""

    login_name: str
    email: str
    npn: str | None = None


@dataclass(frozen=True, slots=True)
class PasswordRules:
    """The rules of an installation: its floor and its list of common passwords."""

    floor: int
    common: frozenset[str]

    def reasons_against(
        self, password: str, *, owner: Owner, was_temporary: bool
    ) -> tuple[str, ...]:
        """Name everything that is wrong with `password`; empty when it is fine."""
        return (
            *self._length(password),
            *self._lists(password),
            *_own_words(password, owner=owner),
            *(("It is your temporary password.",) if was_temporary else ()),
        )

    def _length(self, password: str) -> Iterator[str]:
        if len(password) < self.floor:
            yield f"It needs at least {self.floor} characters; 15 or more are better."
        if len(password) > LONGEST:
            yield f"It may have at most {LONGEST} characters."
        if password and not any(sign.isalnum() for sign in password):
            yield "It needs at least one letter or digit."

    def _lists(self, password: str) -> Iterator[str]:
        if password.casefold() in self.common:
            yield "It is on a list of common passwords that are guessed first."


def normal(password: str) -> str:
    """Give the form that is hashed: the same signs typed on any device are equal."""
    return unicodedata.normalize("NFC", password)


def _own_words(password: str, *, owner: Owner) -> Iterator[str]:
    squeezed = _squeeze(password)
    if _squeeze(owner.login_name) in squeezed:
        yield "It contains your User ID."
    for part in _parts(owner.email):
        if part in squeezed:
            yield f'It contains "{part}" from your email address.'
    if owner.npn and owner.npn in squeezed:
        yield "It contains your National Producer Number (NPN)."
    for word in COMPANY_WORDS:
        if word in squeezed:
            yield f'It contains "{word}", which others would guess here.'


def _parts(email: str) -> tuple[str, ...]:
    """Give the pieces of an address that are long enough to matter, longest first."""
    local, _, host = email.casefold().partition("@")
    named = f"{local} {host.rpartition('.')[0]}"
    pieces = [*re.split(r"[^a-z0-9]+", named), _squeeze(local)]
    found = {piece for piece in pieces if len(piece) >= _SHORTEST_PART}
    # Company words have their own, clearer sentence.
    return tuple(sorted(found - set(COMPANY_WORDS), key=lambda p: (-len(p), p)))


def _squeeze(text: str) -> str:
    """Leave out what people put between words: capitals, blanks and punctuation."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
