"""Resident state and year of birth, which tell several matches apart."""

import pytest

from case_service.domain.narrowing import problems
from tests.support.case_builders import TODAY
from tests.support.covers import covers


@covers("HOME-3")
@pytest.mark.parametrize(
    ("year", "is_good"),
    [
        ("1899", False),
        ("1900", True),
        (" 1980 ", True),
        ("2026", True),
        ("2027", False),
        ("2099", False),
        ("2100", False),
        ("80", False),
        ("19800", False),
        ("\u0661\u0669\u0668\u0660", False),
        ("", False),
    ],
)
def test_a_year_of_birth_has_come_and_is_within_a_lifetime(year, is_good):
    found = problems("TX", year, today=TODAY)
    assert [one.field for one in found] == ([] if is_good else ["birth_year"])


@covers("HOME-3")
@pytest.mark.parametrize("state", ["", "tx", "ZZ"])
def test_the_resident_state_is_one_of_the_list(state):
    (problem,) = problems(state, "1980", today=TODAY)
    assert problem.field == "resident_state"
