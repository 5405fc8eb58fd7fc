"""Remember which answers were submitted, beside what was signed."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.domain.evidence import SYSTEM, Entry
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore


async def record_submission(
    tx: Transaction, *, case_id: UUID, snapshot_hash: str
) -> None:
    """Put the submission into the case's chain of evidence."""
    await CaseStore(tx).lock(case_id)
    await EvidenceStore(tx).add(
        case_id, Entry("case_submitted", SYSTEM, sha256_after=snapshot_hash)
    )
