"""Find a raw document that is not in the bucket yet."""

from chassis.transaction import Transaction
from nipr_adapter.store.answers import AnswerStore, SealedDocument


async def next_document(tx: Transaction) -> SealedDocument | None:
    """Give the oldest one, sealed."""
    return await AnswerStore(tx).next_unkept()
