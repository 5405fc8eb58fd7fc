"""Say that an uploaded file broke a rule."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.documents import FileRefused
from contracts.words import FileKind
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.uploads import Rule
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore


async def record_refused_file(
    tx: Transaction, *, case_id: UUID, kind: FileKind, rule: Rule, by: Actor
) -> None:
    """Remember the refusal; nothing of the file is kept."""
    await CaseStore(tx).lock(case_id)
    await EvidenceStore(tx).add(case_id, Entry("file_refused", by, subject=rule))
    await tx.publish(
        FileRefused(occurred_at=tx.now, case_id=case_id, kind=kind, rule=rule)
    )
