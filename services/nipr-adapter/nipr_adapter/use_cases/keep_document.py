"""Note that a raw document is in the bucket."""

from uuid import UUID

from chassis.transaction import Transaction
from nipr_adapter.store.answers import AnswerStore


async def keep_document(tx: Transaction, *, report_id: UUID, object_name: str) -> None:
    """Let go of the copy here once the bucket has it."""
    await AnswerStore(tx).mark_kept(report_id, object_name=object_name)
