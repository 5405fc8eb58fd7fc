"""What a recruiter must enter to invite a producer."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from case_service.domain.general import is_email
from case_service.domain.state import State
from case_service.domain.tab import Problem, missing

LONGEST_NAME = 60


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
    # Control characters and bidirectional overrides would print in documents.
    if any(unicodedata.category(character)[0] == "C" for character in name):
        return [Problem(field, f"The {label} holds a character that is no letter.")]
    return []


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
