"""Make a call once more of which nobody knows whether it was paid for."""

from uuid import UUID

from chassis.transaction import Transaction
from nipr_adapter.domain.call import CallId
from nipr_adapter.domain.outcome import Billing
from nipr_adapter.store.calls import CallStore
from nipr_adapter.store.ledger import LedgerStore


async def repeat_call(tx: Transaction, *, call_id: UUID, billing: Billing) -> None:
    """Close its ledger row as NIPR's invoice says, and let it wait for a worker."""
    calls = CallStore(tx)
    call = await calls.lock(CallId(call_id))
    again = call.call_again(at=tx.now)
    await LedgerStore(tx).correct(call, billing)
    await calls.save(again)
