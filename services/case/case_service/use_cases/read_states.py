"""Read which states a case has, may have, and was asked to have."""

from dataclasses import dataclass

from case_service.domain.another_state import StateDecision
from case_service.domain.case import Case
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.state_decisions import StateDecisionStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CaseStates:
    """A case with the decisions about its states, oldest first."""

    case: Case
    decisions: tuple[StateDecision, ...]


async def read_states(tx: Transaction, ref: Ref, *, by: Viewer) -> CaseStates:
    """Give the states of a case as somebody may see it."""
    file = await CaseFileStore(tx).read(ref, by=by)
    return CaseStates(file.case, await StateDecisionStore(tx).of_case(file.case))
