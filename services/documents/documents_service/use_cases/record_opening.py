"""Remember that somebody opened a document, file or letter."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.domain.evidence import Entry
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore


async def record_opening(tx: Transaction, *, case_id: UUID, opening: Entry) -> None:
    """Remember the first time that a session opens these bytes; later ones add nothing.

    The IRS wants every access to a W-9 documented.
    """
    evidence = EvidenceStore(tx)
    if await evidence.is_opened(case_id, opening):
        return
    await CaseStore(tx).lock(case_id)
    await evidence.add(case_id, opening)
