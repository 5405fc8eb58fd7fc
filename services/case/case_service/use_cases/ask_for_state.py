"""Ask for a further state."""

from case_service.domain.another_state import check_addable
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.state import State
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.state_decisions import StateDecisionStore
from chassis.transaction import Transaction


async def ask_for_state(
    tx: Transaction, ref: Ref, *, by: Viewer, state: State, note: str
) -> Case:
    """Let recruiter and support decide about a state that was not selected (NEW-14)."""
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=by)
    check_addable(case, state)
    await StateDecisionStore(tx).ask(case, state, note=note)
    asked = entry(Deed.STATE_ASKED, by=by, detail=state.full_name)
    await cases.write_history(case.id, asked)
    return case
