"""Give up a call of which nobody knows whether it was paid for."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.nipr import PdbReportAbandoned
from nipr_adapter.domain.call import CallId
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.store.calls import CallStore
from nipr_adapter.use_cases.settle_call import settle_call


async def close_call(tx: Transaction, *, call_id: UUID, billing: Billing) -> None:
    """Close its ledger row as NIPR's invoice says; the producer may ask anew."""
    verdict = Verdict(Outcome.UNKNOWN_BILLED, billing, "closed_by_operator")
    await settle_call(tx, CallId(call_id), verdict=verdict)
    call = await CallStore(tx).read(CallId(call_id))
    # Its outcome is what it was, so nothing else tells that nobody waits for it now.
    if call.authorization_id is not None:
        await tx.publish(
            PdbReportAbandoned(
                occurred_at=tx.now,
                case_id=call.case_id,
                authorization_id=call.authorization_id,
                report_id=call.id,
            )
        )
