"""Remember a signing record, so that it is known as genuine later."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.store.genuine import GenuineStore


async def note_record(tx: Transaction, *, case_id: UUID, sha256: str) -> None:
    """Remember the hash of a record before it is given out."""
    await GenuineStore(tx).note_record(case_id, sha256=sha256)
