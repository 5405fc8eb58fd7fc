"""What recruiter and support do for a producer: invite again, add or refuse a state."""

from starlette.requests import Request

from chassis.refusal import NotFound
from contracts.api.case_staff import StaffName
from contracts.api.case_states import AddState, RefuseState, StatesView
from gateway.pages.form import FormView
from gateway.pages.frame import services_of
from gateway.session import Person, Posted

DONE = {
    "again": "The invitation is on its way again. The temporary password sent before "
    "no longer works.",
    "unlocked": "The account is unlocked.",
    "add-state": "The state is added, and the producer is told by email.",
    "refuse-state": "The request is refused, and the producer is told by email.",
    "withdraw": "The case is withdrawn, and the producer is told by email.",
}
FIELD_OF = {"add-state": "added_state", "refuse-state": "refusal_reason"}
"""Where a refusal of an act is shown."""

_FIELDS = {"state": "added_state", "reason": "refusal_reason"}


def waiting_first(states: StatesView) -> FormView:
    """Begin with the state that the producer waits for longest."""
    waiting = (one.state for one in states.decisions if one.outcome == "waiting")
    return FormView(values={"added_state": next(waiting, "")})


def shown_at(step: str, field: str) -> str:
    """Give the field of the page that the case service means."""
    return _FIELDS.get(field, FIELD_OF.get(step, "actions"))


async def help_with(
    request: Request, person: Person, *, key: str, posted: Posted
) -> None:
    """Do what the pressed button says; raises Refused."""
    services, step = services_of(request), posted.get("step")
    once, name = posted.get("once"), person.name
    if step == "again":
        wish = StaffName(by_name=name)
        await services.case.send_again(person.caller, key=key, wish=wish, once=once)
        return
    act, body = _state_act(step, posted, name=name)
    await services.states.act(person.caller, key=key, act=act, wish=body, once=once)


def _state_act(
    step: str, posted: Posted, *, name: str
) -> tuple[str, AddState | RefuseState]:
    if step == "add-state":
        state = posted.get("added_state")
        return "added-states", AddState(by_name=name, state=state)
    if step == "refuse-state":
        state, reason = posted.get("refused_state"), posted.get("refusal_reason")
        return "refused-states", RefuseState(by_name=name, state=state, reason=reason)
    raise NotFound("There is no such act.")
