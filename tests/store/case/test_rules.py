"""Dated rules: the row in force on a day counts."""

from datetime import date

from case_service.domain.state import State
from case_service.store.rules import RuleStore
from tests.support.case_desk import Person
from tests.support.covers import covers


async def fee(desk, state: str, day: date) -> int | None:
    async with desk.database.transaction() as tx:
        rules = await RuleStore(tx).in_force(day)
    (rule,) = [
        rule for rule in rules.fees if rule.state == state and not rule.bluelincs_hmo
    ]
    return rule.cents


@covers("FEE-1", "FEE-2")
async def test_the_shipped_fees_are_the_manuals(desk):
    async with desk.database.transaction() as tx:
        rules = await RuleStore(tx).in_force(date(2026, 11, 25))
    shipped = {(rule.state, rule.bluelincs_hmo): rule.cents for rule in rules.fees}
    assert shipped == {
        (State.IL, False): None,
        (State.MT, False): 0,
        (State.NM, False): 2000,
        (State.OK, False): 3000,
        (State.OK, True): 3000,
        (State.TX, False): 1350,
    }


@covers("EO-6")
async def test_the_shipped_minimums_are_the_manuals(desk):
    async with desk.database.transaction() as tx:
        rules = await RuleStore(tx).in_force(date(2026, 11, 25))
    assert {rule.state: rule.cents for rule in rules.minimums} == {
        State.IL: 500_000_00,
        State.MT: 1_000_000_00,
        State.NM: 500_000_00,
        State.OK: 500_000_00,
        State.TX: 500_000_00,
    }


@covers("FEE-2")
async def test_a_newer_rule_counts_from_its_day_on(desk):
    async with desk.new_rule("fee", "NM", cents=2500):
        assert await fee(desk, "NM", date(2025, 12, 31)) == 2000
        assert await fee(desk, "NM", date(2026, 1, 1)) == 2500


async def test_the_addenda_follow_the_chosen_states(desk):
    async with desk.database.transaction() as tx:
        rules = await RuleStore(tx).in_force(date(2026, 11, 25))
    assert rules.addenda(list(State)) == (
        "montana-addendum",
        "new-mexico-addendum",
        "oklahoma-addendum",
    )
    assert rules.addenda([State.IL, State.TX]) == ()


async def test_no_rule_is_in_force_before_the_first(desk):
    async with desk.database.transaction() as tx:
        rules = await RuleStore(tx).in_force(date(2020, 1, 1))
    assert (rules.fees, rules.minimums) == ((), ())


@covers("FEE-1")
async def test_illinois_says_that_no_appointment_is_needed(desk):
    case = await desk.started(states=("IL", "MT"))
    facts = (await desk.get(Person("support"), f"/cases/{case.key}/tabs/licenses"))[
        "facts"
    ]
    assert {one["state"]: one["fee_text"] for one in facts["states"]} == {
        "IL": "No appointment needed",
        "MT": "$0.00",
    }
    assert "no appointment is needed" in facts["states"][0]["fee_rule"]
