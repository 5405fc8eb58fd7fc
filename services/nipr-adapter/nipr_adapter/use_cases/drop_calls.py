"""Let go of what a withdrawn case still wished for."""

from uuid import UUID

from chassis.transaction import Transaction
from nipr_adapter.domain.call import CaseId
from nipr_adapter.store.calls import CallStore


async def drop_calls(tx: Transaction, *, case_id: UUID) -> None:
    """Forget the case's calls that no worker has in hand: nobody needs the answers."""
    calls = CallStore(tx)
    for call in await calls.lock_droppable(CaseId(case_id)):
        await calls.save(call.drop())
