"""Give the whole case for its examination file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from case_service.domain.business_days import central_day
from case_service.domain.facts import Appointment
from case_service.domain.history import Deed, entry
from case_service.domain.rules import Line
from case_service.domain.viewer import SYSTEM, Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from case_service.store.rules import RuleStore
from case_service.use_cases.read_review import ReviewedCase, read_review
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Examined:
    """A case as an examiner gets it: read at one moment, under the rules of its day."""

    at: datetime
    reviewed: ReviewedCase
    appointments: tuple[Appointment, ...]
    rules: tuple[Line, ...]


async def read_examination(
    tx: Transaction, *, case_id: UUID, by: Viewer, name: str
) -> Examined:
    """Give everything; that somebody took it stands in the history that is given."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await cases.write_history(case.id, entry(Deed.EXAMINED, by=by, name=name))
    return Examined(
        at=tx.now,
        reviewed=await read_review(tx, case_id, by=SYSTEM),
        appointments=await CaseFileStore(tx).appointments(case),
        rules=await RuleStore(tx).lines(central_day(tx.now)),
    )
