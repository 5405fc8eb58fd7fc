"""List the states that producers ask for."""

from case_service.domain.viewer import Viewer
from case_service.store.state_decisions import StateDecisionStore, WaitingRequest
from chassis.transaction import Transaction

_MOST = 50


async def list_state_requests(
    tx: Transaction, *, by: Viewer
) -> tuple[WaitingRequest, ...]:
    """Give what waits longest, of the cases that somebody may see."""
    return await StateDecisionStore(tx).waiting(by=by, limit=_MOST)
