"""Is the right one of several hits picked, and nobody else's shown?"""

from dataclasses import replace
from datetime import date

import pytest

from nipr_adapter.domain.hit_list import is_one_person, narrowed
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from tests.support.covers import covers
from tests.support.nipr_documents import (
    PEOPLE,
    a_hit_list,
    a_row,
    reading_hits,
    the_hits_of,
)

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
def test_details_that_fit_two_people_show_nobody() -> None:
    namesake = replace(NGUYENS[0], npn="10000319")
    both = (*NGUYENS, namesake)
    assert narrowed(both, resident_state="TX", birth_year=1979) is None


@covers("HOME-3")
def test_two_names_of_one_person_are_one_match() -> None:
    names = reading_hits(a_hit_list(a_row("HUGHES, KATE"), a_row("NOWAK, KATE")))
    assert names.verdict == Verdict(Outcome.FOUND, Billing.BILLED)
    assert is_one_person(names.hits)
    assert not is_one_person(())
    assert not is_one_person(NGUYENS)


@covers("HOME-3")
@pytest.mark.parametrize(
    ("searched", "shown"),
    [("Nowak", "NOWAK, KATE"), ("HUGHES", "HUGHES, KATE"), ("Olsen", "HUGHES, KATE")],
)
def test_of_two_names_the_one_that_was_searched_for_is_shown(
    searched: str, shown: str
) -> None:
    rows = a_hit_list(a_row("HUGHES, KATE"), a_row("NOWAK, KATE"))
    assert reading_hits(rows, last_name=searched).hits[0].name == shown


@covers("HOME-3")
def test_details_that_fit_two_names_of_one_person_pick_that_person() -> None:
    alias = replace(NGUYENS[0], name="HUGHES, KATE")
    hit = narrowed((*NGUYENS, alias), resident_state="TX", birth_year=1979)
    assert hit == NGUYENS[0]
    other_year = replace(alias, birth_date=date(1991, 5, 4))
    hit = narrowed((*NGUYENS, other_year), resident_state="TX", birth_year=1991)
    assert hit == other_year
