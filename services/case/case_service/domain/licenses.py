"""Licenses: the states to contract for."""

from case_service.domain.facts import Facts
from case_service.domain.rules import Fee, Rules, fees
from case_service.domain.state import State, reason_against
from case_service.domain.tab import Problem, Values, missing

YES = "yes"


def chosen_states(values: Values) -> tuple[State, ...]:
    """Give the ticked states."""
    return tuple(state for state in State if values.get(state) == YES)


def wants_bluelincs(values: Values) -> bool:
    """Tell whether BlueLincs HMO is wanted too; it belongs to Oklahoma only."""
    return values.get(State.OK) == YES and values.get("bluelincs_hmo") == YES


def with_default(values: Values) -> Values:
    """Answer the question about BlueLincs HMO with No until the producer does."""
    return {**values, "bluelincs_hmo": values.get("bluelincs_hmo") or "no"}


def problems(values: Values, facts: Facts) -> tuple[Problem, ...]:
    """List what is wrong with Licenses (LIC-1, LIC-2, LIC-3)."""
    chosen = chosen_states(values)
    # It belongs to no state in particular, so the first one leads to the list.
    if not chosen:
        return (
            missing(
                facts.invited_states[0], "Tick at least one state to contract for."
            ),
        )
    found = [
        Problem(state, sentence)
        for state in chosen
        if (sentence := _objection(state, facts))
    ]
    if State.OK in chosen and values.get("bluelincs_hmo") not in (YES, "no"):
        found.append(
            missing(
                "bluelincs_hmo",
                "Say whether you also want to contract for BlueLincs HMO.",
            )
        )
    return tuple(found)


def _objection(state: State, facts: Facts) -> str | None:
    if state not in facts.invited_states:
        return (
            f"Your recruiter did not select {state.full_name}. Ask the Producer "
            "Service Center at 855-782-4272 to add it."
        )
    return reason_against(facts.licenses, state=state, today=facts.today)


def chosen_fees(values: Values, rules: Rules) -> tuple[Fee, ...]:
    """Give the fees of what is ticked, by these rules."""
    return fees(
        rules,
        states=chosen_states(values),
        bluelincs_hmo=wants_bluelincs(values),
    )
