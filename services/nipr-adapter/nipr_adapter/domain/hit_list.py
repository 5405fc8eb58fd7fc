"""The hit list: who matched the SSN and the name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from nipr_adapter.domain.document import day, text
from nipr_adapter.domain.npn import is_npn


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of somebody whom NIPR knows; shown only to that person."""

    npn: str
    name: str
    resident_state: str
    birth_date: date

    @property
    def last_name(self) -> str:
        """The part of the name before the comma ("LAST, FIRST M")."""
        return self.name.partition(",")[0].strip()


def hits_in(document: Element) -> tuple[Hit, ...] | None:
    """Read the hits; None when one lacks what a hit must have.

    ID_ENTITY is left alone: it may hold an SSN.
    """
    hits = [_hit(individual) for individual in document.iterfind("INDIVIDUAL")]
    complete = tuple(hit for hit in hits if hit is not None)
    return complete if len(complete) == len(hits) else None


def is_one_person(hits: Iterable[Hit]) -> bool:
    """Tell whether all hits, perhaps one for each name, are the same person's."""
    return len({hit.npn for hit in hits}) == 1


def named_first(hits: Iterable[Hit], last_name: str) -> tuple[Hit, ...]:
    """Put rows with the name that was searched for before those with others."""
    wanted = last_name.strip().casefold()
    return tuple(sorted(hits, key=lambda hit: hit.last_name.casefold() != wanted))


def narrowed(
    hits: Iterable[Hit], *, resident_state: str, birth_year: int
) -> Hit | None:
    """Pick a hit of this state and year; None when they fit nobody or two people."""
    wanted = resident_state.strip().upper()
    fitting = [
        hit
        for hit in hits
        if hit.resident_state.upper() == wanted and hit.birth_date.year == birth_year
    ]
    return fitting[0] if is_one_person(fitting) else None


def _hit(individual: Element) -> Hit | None:
    npn, birth_date = text(individual, "NPN"), day(individual, "DATE_BIRTH")
    if not is_npn(npn) or birth_date is None:
        return None
    return Hit(
        npn=npn,
        name=text(individual, "NAME"),
        resident_state=text(individual, "STATE_RESIDENT"),
        birth_date=birth_date,
    )
