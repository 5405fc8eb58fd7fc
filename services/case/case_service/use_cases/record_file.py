"""Record a file that was taken in."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.reviews import ReviewStore
from chassis.transaction import Transaction


async def record_file(
    tx: Transaction, *, case_id: UUID, file_id: UUID, kind: str
) -> None:
    """Note that the case has this file."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await ReviewStore(tx).add_file(case, file_id=file_id, kind=kind)
    await cases.write_history(
        case.id, entry(Deed.FILE_ACCEPTED, by=SYSTEM, detail=kind)
    )
