"""Show what waits for a person's decision."""

from collections.abc import Sequence

from chassis.transaction import Transaction
from nipr_adapter.domain.call import Call
from nipr_adapter.store.calls import CallStore


async def list_unresolved(tx: Transaction) -> Sequence[Call]:
    """Give the calls of which nobody knows whether they were paid for."""
    return await CallStore(tx).unresolved()
