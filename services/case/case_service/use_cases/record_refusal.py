"""Record that a file was refused."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def record_refusal(
    tx: Transaction, *, case_id: UUID, kind: str, rule: str
) -> None:
    """Note which kind of file broke which rule."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await cases.write_history(
        case.id, entry(Deed.FILE_REFUSED, by=SYSTEM, detail=f"{kind}: {rule}")
    )
