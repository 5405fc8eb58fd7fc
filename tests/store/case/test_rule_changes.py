"""Two operators change a rule; on its day it holds by itself."""

from datetime import UTC, date, datetime, timedelta

import asyncpg
import pytest

from case_service.domain.business_days import central_day
from case_service.domain.rule_change import AlreadyThere, OwnProposal, RuleNotFound
from case_service.use_cases.approve_rule import approve_rule
from case_service.use_cases.list_rules import list_rules
from tests.support.case_builders import LICENSES
from tests.support.case_desk import Person
from tests.support.covers import covers
from tests.support.rule_book import (
    OLGA,
    OTTO,
    approve,
    just_before,
    propose,
    retire,
    rules_on,
)

TOMORROW = central_day(datetime.now(UTC)) + timedelta(days=1)  # noqa: TID251 (a test's own day)


async def in_force(desk, day: date) -> dict[tuple[str, bool], int | None]:
    async with desk.database.transaction() as tx:
        rules = await rules_on(tx, day)
    return {(fee.state, fee.bluelincs_hmo): fee.cents for fee in rules.fees}


async def fee_on_the_page(desk, case) -> tuple[str, str]:
    """What Licenses shows for Texas: the amount and the rule."""
    facts = (await desk.tab(case, "licenses"))["facts"]
    (texas,) = [one for one in facts["states"] if one["state"] == "TX"]
    return texas["fee_text"], texas["fee_rule"]


@covers("NEW-7", "FEE-2")
async def test_a_proposal_counts_once_another_operator_approved_it(desk):
    day = date(2031, 1, 1)
    proposed = await propose(desk, "15.00", day=day)
    assert (await in_force(desk, day))["TX", False] == 1350
    with pytest.raises(OwnProposal):
        await approve(desk, proposed, by=OLGA)
    await approve(desk, proposed)
    assert (await in_force(desk, day))["TX", False] == 1500
    assert (await in_force(desk, day - timedelta(days=1)))["TX", False] == 1350


@covers("NEW-7")
async def test_an_approved_rule_is_announced_with_amount_and_day_and_no_person(desk):
    change = await propose(desk, "31", day=date(2031, 2, 1), scope="OK-BLUELINCS-HMO")
    assert not [s for s in await desk.said("RuleChanged") if s["rule_id"] == change.id]
    await approve(desk, change)
    (said,) = [
        event
        for event in await desk.said("RuleChanged")
        if event["rule_id"] == str(change.id)
    ]
    del said["event_id"], said["occurred_at"]
    assert said == {
        "type": "hcsc.onboarding.RuleChanged.v1",
        "rule_id": str(change.id),
        "kind": "fee",
        "state": "OK",
        "bluelincs_hmo": True,
        "effective_on": "2031-02-01",
        "is_retired": False,
        "cents": 3100,
    }


@covers("NEW-7")
async def test_a_retired_rule_gives_way_to_the_one_before_it(desk):
    day, end = date(2032, 1, 1), date(2032, 7, 1)
    rule = await propose(desk, "0.75", day=day, scope="MT")
    await approve(desk, rule)
    await approve(desk, await retire(desk, rule, day=end), by=OLGA)
    assert (await in_force(desk, end - timedelta(days=1)))["MT", False] == 75
    assert (await in_force(desk, end))["MT", False] == 0
    events = await desk.said("RuleChanged")
    said = [each for each in events if each["rule_id"] == str(rule.id)]
    assert [each["is_retired"] for each in said] == [False, True]


@covers("NEW-7")
async def test_a_rule_that_never_began_can_be_replaced_for_the_same_day(desk):
    day = date(2033, 1, 1)
    wrong = await propose(desk, "200", day=day, scope="NM")
    await approve(desk, wrong)
    with pytest.raises(AlreadyThere):
        await propose(desk, "20.50", day=day, scope="NM")
    await approve(desk, await retire(desk, wrong, day=TOMORROW), by=OLGA)
    await approve(desk, await propose(desk, "20.50", day=day, scope="NM"))
    assert (await in_force(desk, day))["NM", False] == 2050


@covers("EO-6", "NEW-7")
async def test_minimums_addenda_and_modes_are_changed_the_same_way(desk):
    day = date(2034, 1, 1)
    for kind, scope, value in (
        ("minimum", "IL", "750,000"),
        ("addendum", "OK", "none"),
        ("appointment", "NM", "none"),
    ):
        await approve(desk, await propose(desk, value, day=day, kind=kind, scope=scope))
    async with desk.database.transaction() as tx:
        rules = await rules_on(tx, day)
    (illinois,) = [rule for rule in rules.minimums if rule.state == "IL"]
    assert illinois.cents == 750_000_00
    assert rules.addenda(["OK", "MT"]) == ("montana-addendum",)
    (mexico,) = [fee for fee in rules.fees if fee.state == "NM"]
    assert mexico.cents is None


@covers("NEW-7")
async def test_the_book_keeps_everything_with_names_and_times(desk):
    change = await propose(desk, "14", day=date(2035, 1, 1))
    await approve(desk, change)
    async with desk.database.transaction() as tx:
        book = await list_rules(tx)
    (kept,) = [line for line in book.changes if line.number == change.number]
    assert (kept.proposed.name, kept.approved.name) == ("olga", "otto")
    assert kept.proposed.account_id == OLGA.account_id
    assert kept.source == "A letter of the Department."
    with pytest.raises(RuleNotFound, match="There is no rule 999999"):
        async with desk.database.transaction() as tx:
            await approve_rule(tx, 999_999, by=OTTO)


@covers("NEW-7")
@pytest.mark.parametrize("table", ["rule_changes", "rule_approvals"])
@pytest.mark.parametrize("verb", ["update {} set {} = {}", "delete from {}"])
async def test_nothing_in_the_book_is_ever_rewritten(desk, table, verb):
    column = "source" if table == "rule_changes" else "approved_by_name"
    with pytest.raises(asyncpg.RaiseError, match="append-only"):
        await desk.run(verb.format(table, column, column))


@covers("NEW-7")
async def test_the_database_itself_wants_two_people(desk):
    change = await propose(desk, "16", day=date(2036, 1, 1))
    with pytest.raises(asyncpg.CheckViolationError):
        await desk.run(
            "insert into rule_approvals values ($1, $2, now(), $2, 'olga')",
            change.id,
            OLGA.account_id,
        )
    # Nor can a proposer be made up, to be another than who approves.
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await desk.run(
            "insert into rule_approvals values ($1, $2, now(), $3, 'olga')",
            change.id,
            OTTO.account_id,
            OLGA.account_id,
        )


@covers("FEE-2", "NEW-7")
async def test_a_new_fee_begins_at_midnight_central_time_and_signed_cases_keep_theirs(
    desk, reviewer, clock
):
    just_before(clock, TOMORROW)
    await approve(desk, await propose(desk, "15.00", day=TOMORROW))
    early, late = await desk.submitted(), await desk.filled()
    assert (await fee_on_the_page(desk, late))[0] == "$13.50"

    clock.move(timedelta(seconds=1))
    amount, rule = await fee_on_the_page(desk, late)
    assert amount == "$15.00"
    assert rule == (f"A letter of the Department. In force since {TOMORROW:%m/%d/%Y}.")
    await desk.sign(late)
    await desk.post(late.producer, f"/cases/{late.key}/submission")
    for case, cents in ((early, 1350), (late, 1500)):
        await desk.act(reviewer, case, "claim")
        answer = await desk.act(reviewer, case, "approval")
        assert answer.status_code == 200, answer.text
        (deducted,) = await desk.said_of(case, "AppointmentFeesDeductible")
        amounts = {fee["state"]: fee["cents"] for fee in deducted["fees"]}
        assert amounts == {"OK": 3000, "TX": cents}
    page = await desk.get(early.producer, f"/cases/{early.key}/check")
    assert page["fee_total_text"] == "$43.50"
    assert (await fee_on_the_page(desk, early))[0] == "$13.50"
    shown = (await desk.tab(early, "licenses"))["facts"]
    assert shown["fee_total_text"] == "$43.50"
    assert [fee["text"] for fee in shown["fees"]] == ["$30.00", "$13.50"]


@covers("FEE-2", "NEW-7", "SIG-5")
async def test_documents_that_show_an_older_fee_are_void_until_they_are_signed(
    desk, clock
):
    just_before(clock, TOMORROW)
    hmo = await propose(desk, "31.00", day=TOMORROW, scope="OK-BLUELINCS-HMO")
    await approve(desk, hmo)
    chosen = {"licenses": LICENSES | {"bluelincs_hmo": "yes"}}
    signed, prepared = await desk.filled(**chosen), await desk.filled(**chosen)
    await desk.sign(signed)
    await desk.prepare(prepared)
    before = [await desk.snapshot(case) for case in (signed, prepared)]

    clock.move(timedelta(seconds=1))
    now = [await desk.snapshot(case) for case in (signed, prepared)]
    assert [old == new for old, new in zip(before, now, strict=True)] == [True, False]
    page = await desk.tab(prepared, "esignature")
    assert page["status"] == "Needs your attention"
    await desk.sign(prepared)
    for case, amount in ((signed, "$30.00"), (prepared, "$31.00")):
        page = await desk.get(case.producer, f"/cases/{case.key}/check")
        fees = {fee["label"]: fee["text"] for fee in page["fees"]}
        assert fees["BlueLincs HMO"] == amount


@covers("EO-6", "NEW-7")
async def test_a_block_names_its_rule_and_its_date(desk, reviewer):
    low = {"per_occurrence_limit": "$400,000"}
    case = await desk.submitted(e_and_o=low)
    await desk.act(reviewer, case, "claim")
    answer = await desk.act(reviewer, case, "approval")
    assert answer.json()["code"] == "coverage_too_low"
    assert "Producer Pro for Producers, E&O" in answer.json()["detail"]
    assert "In force since 01/01/2024." in answer.json()["detail"]
    facts = (await desk.get(Person("support"), f"/cases/{case.key}/tabs/e-and-o"))[
        "facts"
    ]
    assert "In force since 01/01/2024." in facts["minimum_rule"]
