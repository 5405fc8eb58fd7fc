"""Tell documents what the Welcome Letter says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from case_service.domain.case_file import CaseFile
from case_service.domain.history import Deed, entry
from case_service.domain.rules import Fee
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.use_cases.read_case import read_case
from chassis.refusal import NotFound
from chassis.transaction import Transaction


class NotApproved(NotFound):
    """There is no Welcome Letter before approval."""

    def __init__(self) -> None:
        super().__init__("This case is not approved.")


@dataclass(frozen=True, slots=True)
class LetterContents:
    """An approved case with its number."""

    file: CaseFile
    number: str
    approved_at: datetime
    fees: tuple[Fee, ...]


async def read_letter_data(tx: Transaction, *, case_id: UUID) -> LetterContents:
    """Give the contents; the read stands in the history."""
    whole = await read_case(tx, case_id, by=SYSTEM)
    number, approved_at = whole.frame.number, whole.frame.dates.decided_at
    if number is None or approved_at is None:
        raise NotApproved
    await CaseStore(tx).write_history(
        case_id, entry(Deed.READ, by=SYSTEM, detail="address, for the Welcome Letter")
    )
    return LetterContents(whole.file, number, approved_at, whole.signed_fees or ())
