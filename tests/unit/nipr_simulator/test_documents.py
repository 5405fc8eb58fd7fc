"""Does the simulator write the documents that NIPR's clients know?"""

from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import etree

from nipr_simulator.documents import error, hit_list, report
from nipr_simulator.people import WRITTEN_ON, Person, shipped_people
from nipr_simulator.xml import written
from tests.support.covers import covers

DOCUMENTS = Path(__file__).parent / "documents"
PEOPLE = {person.number: person for person in shipped_people()}
SAMPLE = PEOPLE[30]


def known(name: str) -> bytes:
    return canonical((DOCUMENTS / name).read_bytes())


def canonical(document: bytes) -> bytes:
    """Reduce a document to its elements and texts, without the white space between."""
    root = etree.fromstring(document)
    for element in root.iter():
        element.text = (element.text or "").strip()
        element.tail = None
    return etree.tostring(root, method="c14n")


@covers("HOME-2")
def test_the_hit_list_is_the_known_document() -> None:
    assert canonical(written(hit_list([SAMPLE]))) == known("hit_list.xml")


@covers("GEN-1", "LIC-1", "APT-1")
def test_the_detail_report_is_the_known_document() -> None:
    document = written(report(SAMPLE, today=WRITTEN_ON))
    assert canonical(document) == known("detail_report.xml")


def test_an_error_is_the_known_document() -> None:
    assert canonical(written(error("text"))) == known("error.xml")


def test_an_error_can_carry_its_text_bare() -> None:
    document = error("text", root="HITLIST", nested=False)
    assert document.tag == "HITLIST"
    assert document.findtext("ERROR") == "text"


@pytest.mark.parametrize("days", [-400, 45, 2000])
def test_dates_move_with_the_clock_and_birth_dates_do_not(days: int) -> None:
    document = report(SAMPLE, today=WRITTEN_ON + timedelta(days=days))
    expires = date(2027, 2, 28) + timedelta(days=days)
    assert document.findtext(".//DATE_EXPIRE_LICENSE") == expires.strftime("%m/%d/%Y")
    assert document.findtext(".//DATE_BIRTH") == "02/29/1980"


@pytest.mark.parametrize("person", PEOPLE.values(), ids=lambda person: person.about)
def test_everybody_can_be_reported_on(person: Person) -> None:
    document = report(person, today=WRITTEN_ON)
    assert document.findtext(".//BIOGRAPHIC/NPN") == person.npn
    assert document.findtext(".//BIOGRAPHIC/ID_SSN") == person.ssn


def test_all_people_are_of_the_series_that_is_never_issued() -> None:
    assert all(person.ssn.startswith("90001") for person in PEOPLE.values())
    assert all(len(person.ssn) == 9 for person in PEOPLE.values())
    assert all(
        10_000_001 <= int(person.npn) <= 10_000_999 for person in PEOPLE.values()
    )


def test_the_listed_fixtures_are_all_there() -> None:
    assert {*range(1, 28), 30} <= set(PEOPLE)


def test_no_two_people_bear_the_same_name() -> None:
    names = [person.hit_list_name for person in PEOPLE.values()]
    assert len(set(names)) == len(names)
