"""Read a case as its producer checks it before Submit."""

from dataclasses import dataclass

from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.domain.wanted import Missing
from case_service.store.cases import Ref
from case_service.use_cases.list_missing import list_missing
from case_service.use_cases.read_case import WholeCase, read_case
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """The whole case, and the documents that a reviewer still waits for."""

    whole: WholeCase
    missing: tuple[Missing, ...]


async def read_check(tx: Transaction, ref: Ref, *, by: Viewer) -> CheckedCase:
    """Give everything; what was asked for and not sent warns and blocks nothing."""
    whole = await read_case(tx, ref, by=by)
    case = whole.file.case
    is_asked = case.status is Status.INFORMATION_REQUESTED
    return CheckedCase(whole, await list_missing(tx, case) if is_asked else ())
