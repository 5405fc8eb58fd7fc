"""A further state: who may add one when, and what the producer is told (LIC-3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.faulty import Faulty
from case_service.domain.state import State
from case_service.domain.status import OPEN, Status
from case_service.domain.tab import Problem, missing
from case_service.domain.typed import paragraphs
from chassis.refusal import Refused

_CALL = "Call the Producer Service Center at 855-782-4272."
_REVIEWER = (
    "The application is being reviewed. A reviewer can open Licenses again by a "
    f"request for information; then the state can be added. {_CALL}"
)

WHY_NOT: Mapping[Status, str] = {
    Status.HCSC_REVIEW: _REVIEWER,
    Status.ERROR: _REVIEWER,
    Status.APPROVED: "The application is approved. A further state needs a new "
    f"invitation. {_CALL}",
    Status.REJECTED: f"The application was not approved. {_CALL}",
    Status.WITHDRAWN: "The application was withdrawn. A new invitation can name the "
    "state.",
    Status.EXPIRED: "The invitation has expired. Send it again first.",
}
"""The statuses in which no state is added; in all others one may be."""

LONGEST_NOTE = 500


class RequestOutcome(StrEnum):
    """What was decided."""

    ADDED = "added"
    REFUSED = "refused"


class NoStateNow(Refused):
    """The case is not in a status in which a state is added."""

    def __init__(self, status: Status) -> None:
        super().__init__("no_state_now", WHY_NOT[status])


class CaseHasEnded(Refused):
    """The case is over, and with it what was asked for."""

    def __init__(self, status: Status) -> None:
        super().__init__(
            "case_has_ended",
            f"The status of this case is {status}: its producer waits for no answer "
            "about a state any more.",
        )


class StateThere(Refused):
    """The case has this state already."""

    def __init__(self, state: State) -> None:
        super().__init__(
            "state_there", f"{state.full_name} is one of the states of this case."
        )


@dataclass(frozen=True, slots=True)
class StateDecision:
    """A state that was asked for or added; undecided while `outcome` is None."""

    id: UUID
    case_id: UUID
    state: State
    note: str = ""
    requested_at: datetime | None = None
    outcome: RequestOutcome | None = None
    reason: str = ""
    decided_at: datetime | None = None


def addable(case: Case) -> tuple[State, ...]:
    """List the states that may be added to a case now."""
    if case.status in WHY_NOT:
        return ()
    return tuple(state for state in State if state not in case.states)


def check_addable(case: Case, state: State) -> None:
    """Refuse a state that cannot be added to the case now."""
    if case.status in WHY_NOT:
        raise NoStateNow(case.status)
    if state in case.states:
        raise StateThere(state)


def check_refusable(case: Case) -> None:
    """Refuse to answer a producer who waits for no answer any more."""
    if case.status not in OPEN:
        raise CaseHasEnded(case.status)


def read_state(text: str) -> State:
    """Read a state as chosen; Faulty where none is."""
    if text not in set(State):
        raise Faulty("invalid_state", [missing("state", "Choose a state.")])
    return State(text)


def read_note(field: str, text: str, *, required: str = "") -> str:
    """Read a sentence; Faulty where it is missing, with `required`, or too long."""
    note = " ".join(paragraphs(field, text).split())
    if required and not note:
        raise Faulty("invalid_state", [missing(field, required)])
    if len(note) > LONGEST_NOTE:
        sentence = f"Shorten this to {LONGEST_NOTE} characters."
        raise Faulty("invalid_state", [Problem(field, sentence)])
    return note
