"""What a recruiter must enter to invite a producer."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from case_service.domain.general import is_email
from case_service.domain.state import State
from case_service.domain.tab import Problem, missing

LONGEST_NAME = 60

# Straight, curly either way, and the accents that are typed instead.
_APOSTROPHES = "'\u2019\u2018`\u00b4"
# Hyphens of three kinds, and the dot of Catalan.
_AMONG_LETTERS = _APOSTROPHES + " .,()-\u2010\u2011\u2013\u00b7"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A producer to invite, cleaned: names in NFC, states in their order."""

    first_name: str
    last_name: str
    email: str
    states: tuple[State, ...]


def _clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _name_problems(field: str, name: str, label: str) -> list[Problem]:
    if not name:
        return [missing(field, f"Enter the {label}.")]
    if len(name) > LONGEST_NAME:
        return [Problem(field, f"Shorten the {label} to {LONGEST_NAME} characters.")]
    # What begins like a formula would be one in a list; control characters and
    # bidirectional overrides would print in documents.
    if name[0] not in _APOSTROPHES and not name[0].isalpha():
        return [Problem(field, f"Begin the {label} with a letter.")]
    if not all(_may_be_in_a_name(character) for character in name):
        return [
            Problem(
                field,
                f"Write the {label} in letters; spaces, hyphens, apostrophes, periods, "
                "commas, digits and parentheses may stand among them.",
            )
        ]
    return []


def _may_be_in_a_name(character: str) -> bool:
    is_letter_mark_or_digit = unicodedata.category(character)[0] in "LMN"
    return is_letter_mark_or_digit or character in _AMONG_LETTERS


def read_invitation(
    *,
    first_name: str,
    last_name: str,
    email: str,
    states: Iterable[str],
    accept_test_domain: bool,
) -> Invitation | tuple[Problem, ...]:
    """Read an invitation as typed, or list everything that is wrong with it (INV-1)."""
    first, last, address = _clean(first_name), _clean(last_name), email.strip()
    wanted = set(states)
    found = [
        *_name_problems("first_name", first, "first name"),
        *_name_problems("last_name", last, "last name"),
    ]
    if not address:
        found.append(missing("email", "Enter the email address."))
    elif not is_email(address, accept_test_domain=accept_test_domain):
        found.append(Problem("email", "Enter an email address like name@company.com."))
    if not wanted:
        found.append(missing("states", "Choose at least one selling state."))
    elif not wanted <= set(State):
        found.append(
            Problem(
                "states", "Choose among Illinois, Montana, New Mexico, Oklahoma, Texas."
            )
        )
    if found:
        return tuple(found)
    return Invitation(
        first, last, address, tuple(state for state in State if state in wanted)
    )
