"""The states of a case as the pages of the gateway get them."""

from contracts.api.case_states import StateChoice, StateDecisionView, StatesView
from tests.support.gateway_values import NOW


def a_state_decision(outcome: str = "waiting", **changes) -> StateDecisionView:
    """A producer who asks for New Mexico."""
    values = {
        "state": "NM",
        "name": "New Mexico",
        "note": "I have a new license there.",
        "requested_at": NOW,
        "outcome": outcome,
        "reason": "",
        "decided_at": None if outcome == "waiting" else NOW,
    }
    return StateDecisionView(**values | changes)


def a_states_view(*decisions: StateDecisionView, **changes) -> StatesView:
    """Two states may be added."""
    values = {
        "addable": (
            StateChoice(state="IL", name="Illinois"),
            StateChoice(state="NM", name="New Mexico"),
        ),
        "why_not": "",
        "decisions": decisions,
    }
    return StatesView(**values | changes)
