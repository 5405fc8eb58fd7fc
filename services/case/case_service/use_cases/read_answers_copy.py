"""Tell documents what the copy of the answers says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.background import Agreed, BackgroundStore
from case_service.store.cases import CaseStore
from case_service.use_cases.read_case import WholeCase, read_case
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CopiedCase:
    """A case at the moment at which it is copied."""

    whole: WholeCase
    copied_at: datetime
    background: Agreed | None


async def read_answers_copy(tx: Transaction, *, case_id: UUID) -> CopiedCase:
    """Give the case; the read stands in the history."""
    whole = await read_case(tx, case_id, by=SYSTEM)
    await CaseStore(tx).write_history(
        case_id, entry(Deed.READ, by=SYSTEM, detail="answers, for a copy of them")
    )
    agreed = await BackgroundStore(tx).authorization(whole.file.case)
    return CopiedCase(whole, tx.now, agreed)
