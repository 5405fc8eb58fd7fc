"""Record what the report service said."""

from chassis.transaction import Transaction
from nipr_adapter.domain.answer import ReportAnswer
from nipr_adapter.domain.call import Call
from nipr_adapter.store.answers import AnswerStore
from nipr_adapter.use_cases.settle_call import settle_call


async def record_report(tx: Transaction, call: Call, *, answer: ReportAnswer) -> None:
    """Keep the document and its facts, sealed, and settle the call."""
    if answer.raw:
        await AnswerStore(tx).put_report(call, report=answer.report, raw=answer.raw)
    await settle_call(tx, call.id, verdict=answer.verdict)
