"""NIPR's documents for tests: those of the simulator's people, and small ones."""

from datetime import date

from nipr_adapter.clients.xml import parsed
from nipr_adapter.domain.answer import (
    HitListAnswer,
    Reply,
    ReportAnswer,
    hit_list_answer,
    report_answer,
)
from nipr_adapter.domain.individual import report_in
from nipr_adapter.domain.report import Report
from nipr_adapter.store.tables import error_patterns
from nipr_simulator.documents import hit_list, report
from nipr_simulator.people import Person, shipped_people
from nipr_simulator.xml import written

PATTERNS = error_patterns()
PEOPLE = {person.number: person for person in shipped_people()}


def a_reply(raw: bytes, *, status: int = 200) -> Reply:
    """Make a reply as the client does."""
    return Reply(status, parsed(raw), raw)


def the_report_on(number: int, *, today: date) -> Report:
    """Translate the simulator's report on one of its people."""
    document = parsed(written(report(PEOPLE[number], today=today)))
    assert document is not None
    return report_in(document)


def the_hits_of(*numbers: int) -> HitListAnswer:
    """Read the simulator's hit list with these people on it."""
    people: list[Person] = [PEOPLE[number] for number in numbers]
    return reading_hits(written(hit_list(people)))


def reading_hits(
    raw: bytes, *, last_name: str = "NGUYEN", status: int = 200
) -> HitListAnswer:
    """Read a reply to a hit list call."""
    reply = a_reply(raw, status=status)
    return hit_list_answer(reply, last_name=last_name, patterns=PATTERNS)


def reading_report(
    raw: bytes, *, npn: str = "10000030", status: int = 200
) -> ReportAnswer:
    """Read a reply to a report call."""
    return report_answer(a_reply(raw, status=status), npn=npn, patterns=PATTERNS)


def an_error(text: str, *, root: str = "PDB") -> bytes:
    """Make an error document."""
    return (
        f"<{root}><TRANSACTION_TYPE><TYPE>ERROR</TYPE></TRANSACTION_TYPE>"
        f"<ERROR><DESCRIPTION>{text}</DESCRIPTION></ERROR></{root}>"
    ).encode()


def a_row(name: str, *, npn: str = "10000012") -> str:
    """Make the row of a hit list that names somebody of Texas, born in 1985."""
    return (
        f"<NAME>{name}</NAME><NPN>{npn}</NPN>"
        "<STATE_RESIDENT>TX</STATE_RESIDENT><DATE_BIRTH>03/04/1985</DATE_BIRTH>"
    )


def a_hit_list(*individuals: str) -> bytes:
    """Make a hit list of individuals that are given as XML."""
    rows = "".join(
        f"<INDIVIDUAL>{individual}</INDIVIDUAL>" for individual in individuals
    )
    return (
        "<HITLIST><TRANSACTION_TYPE><TYPE>HITLIST</TYPE></TRANSACTION_TYPE>"
        f"{rows}</HITLIST>"
    ).encode()
