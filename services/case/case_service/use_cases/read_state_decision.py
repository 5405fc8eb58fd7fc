"""Read what was decided about a state."""

from uuid import UUID

from case_service.domain.another_state import StateDecision
from case_service.store.state_decisions import StateDecisionStore
from chassis.transaction import Transaction


async def read_state_decision(tx: Transaction, *, decision_id: UUID) -> StateDecision:
    """Give a decision, for the mail about it."""
    return await StateDecisionStore(tx).find(decision_id)
