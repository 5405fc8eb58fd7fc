"""A whole case file for the rules that look at all of it."""

from datetime import UTC, date, datetime

from case_service.domain.case_file import CaseFile, SavedTab
from case_service.domain.people import Identity, Invitee
from case_service.domain.record import Record
from case_service.domain.ssn import Ssn
from case_service.domain.status import Status
from tests.support.case_builders import a_case, answers, facts

THEN = datetime(2026, 11, 24, 15, tzinfo=UTC)
RECORD = Record("Pat Q Sample", THEN, (), 0)
PAT = Identity("10000030", "SAMPLE, PAT Q", "SAMPLE", "TX", date(1980, 2, 29))


def a_file(status: Status = Status.IN_PROGRESS, **changes) -> CaseFile:
    """A case with every tab complete; keyword arguments replace parts of it."""
    case = changes.pop("case", a_case(status))
    saved = changes.pop("answers", answers())
    values = {
        "case": case,
        "invitee": Invitee("Pat", "Sample", "invited@example.com"),
        "salt": b"salt",
        "tabs": {tab: SavedTab(typed, 2, THEN) for tab, typed in saved.items()},
        "facts": facts(),
        "ssn": Ssn("900010030"),
        "identity": PAT,
        "record": RECORD,
    }
    return CaseFile(**values | changes)


def signed(file: CaseFile) -> CaseFile:
    """The same case with its packet signed as the answers stand."""
    return file.with_case(file.case.with_packet(file.snapshot_hash))
