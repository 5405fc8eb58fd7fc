"""Licenses: which states can be ticked, and why not."""

from datetime import date, timedelta

import pytest

from case_service.domain.licenses import (
    chosen_states,
    problems,
    wants_bluelincs,
    with_default,
)
from case_service.domain.rules import fees, total_cents
from case_service.domain.state import (
    LineOfAuthority,
    State,
    reason_against,
)
from tests.support.case_builders import (
    HEALTH,
    LICENSES,
    RULES,
    TODAY,
    a_license,
    facts,
)
from tests.support.covers import covers

LIFE = LineOfAuthority("Life", is_active=True, covers_health=False)
LAPSED = LineOfAuthority("Health", is_active=False, covers_health=True)


@covers("LIC-1")
def test_a_chosen_state_with_an_active_license_has_no_problem():
    assert problems(LICENSES, facts()) == ()


@covers("LIC-1")
def test_at_least_one_state_must_be_ticked():
    (problem,) = problems({}, facts())
    assert "at least one state" in problem.message


@covers("LIC-2")
@pytest.mark.parametrize("answer", ["", "maybe"])
def test_oklahoma_asks_for_bluelincs(answer):
    (problem,) = problems({**LICENSES, "bluelincs_hmo": answer}, facts())
    assert problem.field == "bluelincs_hmo"


@covers("LIC-2")
def test_bluelincs_belongs_to_oklahoma_alone():
    assert wants_bluelincs({"OK": "yes", "bluelincs_hmo": "yes"})
    assert not wants_bluelincs({"TX": "yes", "bluelincs_hmo": "yes"})
    assert not wants_bluelincs({"OK": "yes", "bluelincs_hmo": "no"})
    assert not wants_bluelincs({"OK": "yes"})


@covers("LIC-3")
def test_a_state_that_the_recruiter_did_not_select_says_whom_to_call():
    values = {**LICENSES, "NM": "yes"}
    (problem,) = problems(values, facts(licenses=tuple(map(a_license, State))))
    assert problem.field == "NM"
    assert "855-782-4272" in problem.message


@covers("LIC-1")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"expires_on": TODAY - timedelta(days=1)}, "expired on 11/24/2026"),
        ({"is_active": False}, "License 0001234 is not active."),
        ({"is_active": False, "status": "No"}, "License 0001234 is not active."),
        (
            {"is_active": False, "status": "Suspended"},
            'License 0001234 is not active: the state says "Suspended".',
        ),
        ({"is_active": None, "lines": (LAPSED,)}, "is not active"),
        ({"lines": (LIFE,)}, "no active line of authority for health"),
        ({"lines": (LIFE, LAPSED)}, "no active line of authority for health"),
    ],
)
def test_a_license_that_does_not_count_says_which_part_failed(changes, reason):
    licenses = (a_license(State.TX, **changes),)
    assert reason in reason_against(licenses, state=State.TX, today=TODAY)


@covers("LIC-1")
@pytest.mark.parametrize(
    "changes",
    [
        {"expires_on": TODAY},
        {"expires_on": None},
        {"is_active": None, "lines": (LIFE, HEALTH)},
    ],
)
def test_a_license_counts_up_to_its_last_day(changes):
    licenses = (a_license(State.TX, **changes),)
    assert reason_against(licenses, state=State.TX, today=TODAY) is None


@covers("LIC-1")
@pytest.mark.parametrize(
    ("licenses", "reason"),
    [
        ((), "no license for you in Texas"),
        ((a_license(State.TX, is_active=False),), "is not active"),
        ((a_license(State.OK),), "no license for you in Texas"),
    ],
)
def test_a_state_that_does_not_count_keeps_the_tab_open_whoever_ticks_it(
    licenses, reason
):
    (problem,) = problems({"TX": "yes"}, facts(licenses=licenses))
    assert (problem.field, problem.blocks) == ("TX", "submission")
    assert reason in problem.message


@covers("LIC-1")
def test_one_active_license_of_two_is_enough():
    licenses = (a_license(State.TX, is_active=False), a_license(State.TX))
    assert reason_against(licenses, state=State.TX, today=TODAY) is None


@covers("LIC-1")
def test_a_state_without_any_license_says_so():
    assert "no license for you in Montana" in reason_against(
        (), state=State.MT, today=TODAY
    )


@covers("FEE-1", "FEE-2")
def test_the_fees_are_those_of_the_fee_table():
    due = fees(RULES, states=State, bluelincs_hmo=True)
    assert [(fee.label, fee.text) for fee in due] == [
        ("Illinois", "No appointment needed"),
        ("Montana", "$0.00"),
        ("New Mexico", "$20.00"),
        ("Oklahoma", "$30.00"),
        ("BlueLincs HMO", "$30.00"),
        ("Texas", "$13.50"),
    ]
    assert total_cents(due) == 9350


@covers("FEE-1")
def test_only_chosen_states_cost_anything():
    values = {"TX": "yes"}
    due = fees(RULES, states=chosen_states(values), bluelincs_hmo=False)
    assert total_cents(due) == 1350
    # BlueLincs HMO is an appointment of its own, for those who ask for it.
    oklahoma = [State.OK]
    assert total_cents(fees(RULES, states=oklahoma, bluelincs_hmo=False)) == 3000
    assert total_cents(fees(RULES, states=oklahoma, bluelincs_hmo=True)) == 6000


@covers("FEE-2", "NEW-7")
def test_a_fee_says_since_when_and_from_which_source():
    (fee,) = fees(RULES, states=[State.TX], bluelincs_hmo=False)
    assert str(fee.origin) == "HCSC's fee table. In force since 01/01/2024."
    assert fee.origin.effective_on == date(2024, 1, 1)


@covers("LIC-2")
@pytest.mark.parametrize(
    ("stored", "shown"),
    [({}, "no"), ({"bluelincs_hmo": ""}, "no"), ({"bluelincs_hmo": "yes"}, "yes")],
)
def test_bluelincs_is_no_until_the_producer_says_otherwise(stored, shown):
    assert with_default(stored)["bluelincs_hmo"] == shown
