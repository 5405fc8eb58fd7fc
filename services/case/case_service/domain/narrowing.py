"""What tells several matches in NIPR apart: resident state and year of birth."""

import re
from datetime import date

from case_service.domain.postal import US_STATES
from case_service.domain.tab import Problem

EARLIEST_YEAR = 1900


def problems(resident_state: str, birth_year: str, *, today: date) -> list[Problem]:
    """Say what is wrong with either."""
    found = []
    if resident_state.strip() not in US_STATES:
        found.append(Problem("resident_state", "Choose the state you live in."))
    if not _is_year(birth_year.strip(), latest=today.year):
        found.append(
            Problem("birth_year", "Enter your year of birth with four digits.")
        )
    return found


def _is_year(text: str, *, latest: int) -> bool:
    is_number = re.fullmatch(r"[0-9]{4}", text) is not None
    return is_number and EARLIEST_YEAR <= int(text) <= latest
