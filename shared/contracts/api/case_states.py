"""The case service's internal API about the states of a case.

    GET  /cases/{key}/states             -> StatesView
    POST /cases/{key}/state-requests     AskForState -> StatesView (the producer)
    POST /cases/{key}/added-states       AddState -> StatesView (recruiter, support)
    POST /cases/{key}/refused-states     RefuseState -> StatesView (recruiter, support)
    GET  /state-requests                 -> StateRequests (recruiter, support)
POSTs carry an Idempotency-Key header.

Refusals by code: `no_state_now`, `state_there`; `invalid_state` (422, with `problems`).
"""

from typing import Literal

from pydantic import AwareDatetime

from contracts.api.case_staff import StaffName
from contracts.api.shape import Answer, Request
from contracts.words import CaseKey, StateCode


class AskForState(Request):
    """A state that the recruiter did not select, and a sentence about it."""

    state: str
    note: str


class AddState(StaffName):
    """A state to add, whether or not it was asked for."""

    state: str


class RefuseState(StaffName):
    """A state that is refused, with a reason that the producer can read."""

    state: str
    reason: str


class StateChoice(Answer):
    """A state by its code and name."""

    state: StateCode
    name: str


class StateDecisionView(StateChoice):
    """A state that was asked for or added; `waiting` until it is decided."""

    note: str
    requested_at: AwareDatetime | None
    outcome: Literal["waiting", "added", "refused"]
    reason: str
    decided_at: AwareDatetime | None


class StatesView(Answer):
    """The states that may be added now, else why none may, and what was decided.

    Once the case has ended, what is undecided stays so: nothing is refused any more.
    """

    addable: tuple[StateChoice, ...]
    why_not: str
    decisions: tuple[StateDecisionView, ...]
    can_refuse: bool = True


class StateRequest(StateChoice):
    """A state that waits for a decision, in a list over cases."""

    key: CaseKey
    requested_at: AwareDatetime


class StateRequests(Answer):
    """What waits for the caller's decision, longest first."""

    requests: tuple[StateRequest, ...]
