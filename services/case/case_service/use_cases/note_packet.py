"""Note that there are documents to sign."""

from uuid import UUID

from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def note_packet(tx: Transaction, *, case_id: UUID, snapshot_hash: str) -> None:
    """Let eSignature count as begun while the answers stay the same (TAB-1)."""
    await CaseStore(tx).keep_prepared(case_id, snapshot_hash=snapshot_hash)
