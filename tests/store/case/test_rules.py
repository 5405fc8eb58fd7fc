"""Dated rules: the row in force on a day counts."""

from contextlib import suppress
from datetime import date

from case_service.domain.state import State
from tests.support.case_desk import Person
from tests.support.covers import covers
from tests.support.rule_book import rules_on


async def fee(desk, state: str, day: date) -> int | None:
    async with desk.database.transaction() as tx:
        rules = await rules_on(tx, day)
    (rule,) = [
        rule for rule in rules.fees if rule.state == state and not rule.bluelincs_hmo
    ]
    return rule.cents


@covers("FEE-1", "FEE-2")
async def test_the_shipped_fees_are_the_manuals(desk):
    async with desk.database.transaction() as tx:
        rules = await rules_on(tx, date(2026, 11, 25))
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
        rules = await rules_on(tx, date(2026, 11, 25))
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
        rules = await rules_on(tx, date(2026, 11, 25))
    assert rules.addenda(list(State)) == (
        "montana-addendum",
        "new-mexico-addendum",
        "oklahoma-addendum",
    )
    assert rules.addenda([State.IL, State.TX]) == ()


async def test_no_rule_is_in_force_before_the_first(desk):
    async with desk.database.transaction() as tx:
        rules = await rules_on(tx, date(2020, 1, 1))
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


class _NothingStays(Exception):
    """Undoes what a test wrote."""


# As from a migration that took its number before others and was committed after them.
_LATE = """
    insert into rule_changes (
        id, number, kind, scope, effective_on, value, source, proposed_at,
        proposed_by_name
    )
    overriding system value
    select
        gen_random_uuid(), -1, kind, scope, date '2019-01-01', value, source,
        proposed_at, proposed_by_name
    from rule_changes
    where kind = 'fee' and value is not null
    order by number
    limit 1
"""


@covers("NEW-7")
async def test_a_line_that_comes_late_is_read_by_who_had_read_the_book_before(desk):
    with suppress(_NothingStays):
        async with desk.database.transaction() as tx:
            assert (await rules_on(tx, date(2019, 6, 1))).fees == ()
            await tx.execute(_LATE)
            assert len((await rules_on(tx, date(2019, 6, 1))).fees) == 1
            raise _NothingStays
