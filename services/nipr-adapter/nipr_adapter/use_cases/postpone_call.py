"""Give a claimed call back."""

from chassis.transaction import Transaction
from nipr_adapter.domain.call import CallId
from nipr_adapter.store.calls import CallStore


async def postpone_call(tx: Transaction, call_id: CallId, *, reason: str) -> None:
    """Let a call wait that could not begin: NIPR was not asked."""
    calls = CallStore(tx)
    call = await calls.lock(call_id)
    await calls.save(call.postpone(at=tx.now, reason=reason))
