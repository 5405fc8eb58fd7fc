"""Give up a call of which nobody knows whether it was paid for."""

from uuid import UUID

from chassis.transaction import Transaction
from nipr_adapter.domain.call import CallId
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.use_cases.settle_call import settle_call


async def close_call(tx: Transaction, *, call_id: UUID, billing: Billing) -> None:
    """Close its ledger row as NIPR's invoice says; the producer may look up anew."""
    verdict = Verdict(Outcome.UNKNOWN_BILLED, billing, "closed_by_operator")
    await settle_call(tx, CallId(call_id), verdict=verdict)
