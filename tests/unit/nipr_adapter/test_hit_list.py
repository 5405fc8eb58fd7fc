"""Is the right one of several hits picked, and nobody else's shown?"""

import pytest

from nipr_adapter.domain.hit_list import narrowed
from tests.support.covers import covers
from tests.support.nipr_documents import PEOPLE, the_hits_of

NGUYENS = the_hits_of(19, 119, 219).hits


@covers("HOME-2")
def test_a_hit_has_what_the_first_screen_shows() -> None:
    (hit,) = the_hits_of(1).hits
    person = PEOPLE[1]
    assert hit.npn == person.npn
    assert hit.name == "O'ROURKE, SIOBHÁN M"
    assert hit.last_name == "O'ROURKE"
    assert hit.resident_state == "IL"
    assert hit.birth_date == person.birth_date


def test_what_may_be_an_ssn_is_not_read() -> None:
    assert PEOPLE[1].ssn not in repr(the_hits_of(1))


@covers("HOME-3")
@pytest.mark.parametrize(
    ("state", "year", "npn"),
    [
        ("TX", 1979, "10000019"),
        ("tx ", 1984, "10000119"),
        ("OK", 1979, "10000219"),
    ],
)
def test_state_and_year_pick_one(state: str, year: int, npn: str) -> None:
    hit = narrowed(NGUYENS, resident_state=state, birth_year=year)
    assert hit is not None
    assert hit.npn == npn


@covers("HOME-3")
@pytest.mark.parametrize(("state", "year"), [("OK", 1984), ("IL", 1979), ("", 1979)])
def test_details_that_fit_nobody_show_nobody(state: str, year: int) -> None:
    assert narrowed(NGUYENS, resident_state=state, birth_year=year) is None


@covers("HOME-3")
def test_details_that_fit_two_show_nobody() -> None:
    twins = (*NGUYENS, NGUYENS[0])
    assert narrowed(twins, resident_state="TX", birth_year=1979) is None
