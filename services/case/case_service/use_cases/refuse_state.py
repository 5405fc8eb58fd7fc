"""Refuse a state that a producer asked for."""

from case_service.domain.acting_role import in_their_role
from case_service.domain.another_state import RequestOutcome, check_refusable
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.state import State
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.state_decisions import NoSuchRequest, StateDecisionStore
from chassis.transaction import Transaction
from contracts.case import StateRefused


async def refuse_state(
    tx: Transaction, ref: Ref, *, by: Viewer, by_name: str, state: State, reason: str
) -> Case:
    """Say no with a reason, which the producer can read (NEW-14)."""
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=by)
    check_refusable(case)
    decision_id = await StateDecisionStore(tx).decide(
        case, state, RequestOutcome.REFUSED, reason=reason
    )
    if decision_id is None:
        raise NoSuchRequest
    refuser, detail = in_their_role(case, by), state.full_name
    refused = entry(Deed.STATE_REFUSED, by=refuser, name=by_name, detail=detail)
    await cases.write_history(case.id, refused)
    await tx.publish(
        StateRefused(
            occurred_at=tx.now,
            case_id=case.id,
            decision_id=decision_id,
            state=state.value,
        )
    )
    return case
