"""What a recruiter must enter to invite a producer."""

from collections.abc import Iterable
from dataclasses import dataclass

from case_service.domain.general import is_email
from case_service.domain.person_name import clean_name, name_problems
from case_service.domain.state import State
from case_service.domain.tab import Problem, missing
from case_service.domain.typed import unmarked


@dataclass(frozen=True, slots=True)
class Invitation:
    """A producer to invite, cleaned: names in NFC, states in their order."""

    first_name: str
    last_name: str
    email: str
    states: tuple[State, ...]


def read_invitation(
    *,
    first_name: str,
    last_name: str,
    email: str,
    states: Iterable[str],
    accept_test_domain: bool,
) -> Invitation | tuple[Problem, ...]:
    """Read an invitation as typed, or list everything that is wrong with it (INV-1)."""
    first, last = clean_name(first_name), clean_name(last_name)
    address = unmarked(email).strip()
    wanted = set(states)
    found = [
        *name_problems("first_name", first, "first name"),
        *name_problems("last_name", last, "last name"),
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
