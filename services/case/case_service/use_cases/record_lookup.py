"""Record what came of a look-up in NIPR."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.start import StartStore
from case_service.store.wishes import WishKind, WishStore
from chassis.transaction import Transaction


async def record_lookup(
    tx: Transaction, *, case_id: UUID, lookup_id: UUID, outcome: str
) -> None:
    """Note the outcome; when somebody was found, have the facts fetched."""
    cases, start = CaseStore(tx), StartStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await start.record_outcome(lookup_id, outcome)
    if outcome == "found":
        await WishStore(tx).add(case, WishKind.MATCH, subject_id=lookup_id)
    await cases.write_history(
        case_id, entry(Deed.LOOKUP_ANSWERED, by=SYSTEM, detail=outcome)
    )
