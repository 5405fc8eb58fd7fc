"""Add a state to a case."""

from case_service.domain.acting_role import in_their_role
from case_service.domain.another_state import check_addable
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.state import State
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.state_decisions import StateDecisionStore
from chassis.transaction import Transaction
from contracts.case import StateAdded


async def add_state(
    tx: Transaction, ref: Ref, *, by: Viewer, by_name: str, state: State
) -> Case:
    """Let the producer contract for one more state, asked for or not (LIC-3).

    No answer changes by it, so a signed packet stays as it is until the producer ticks
    the state.
    """
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=by)
    check_addable(case, state)
    adder, detail = in_their_role(case, by), state.full_name
    case = case.with_state(state)
    added = entry(Deed.STATE_ADDED, by=adder, name=by_name, detail=detail)
    await cases.save(case, entry=added)
    decision_id = await StateDecisionStore(tx).add_state(case, state)
    await tx.publish(
        StateAdded(
            occurred_at=tx.now,
            case_id=case.id,
            decision_id=decision_id,
            state=state.value,
            states=tuple(one.value for one in case.states),
        )
    )
    return case
