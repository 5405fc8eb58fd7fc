"""Record what the hit list said."""

from chassis.transaction import Transaction
from nipr_adapter.domain.answer import HitListAnswer
from nipr_adapter.domain.call import Call
from nipr_adapter.store.answers import AnswerStore
from nipr_adapter.use_cases.settle_call import settle_call


async def record_lookup(tx: Transaction, call: Call, *, answer: HitListAnswer) -> None:
    """Keep the hits, sealed, and settle the call."""
    if answer.hits:
        await AnswerStore(tx).put_hits(call, answer.hits)
    await settle_call(tx, call.id, verdict=answer.verdict)
