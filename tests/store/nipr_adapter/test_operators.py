"""Can an operator settle what nobody else may?"""

from datetime import timedelta
from uuid import UUID

import pytest

from nipr_adapter.domain.call import NotAllowed
from nipr_adapter.domain.outcome import Billing
from nipr_adapter.use_cases.close_call import close_call
from nipr_adapter.use_cases.list_unresolved import list_unresolved
from nipr_adapter.use_cases.read_spending import read_spending
from nipr_adapter.use_cases.repeat_call import repeat_call
from nipr_adapter.use_cases.resume_queue import resume_queue
from tests.support.covers import covers
from tests.support.nipr_desk import NiprDesk, Wish


async def a_lost_lookup(desk: NiprDesk) -> Wish:
    """Look somebody up whose answer comes too late, and let NIPR be quick again."""
    wish = await desk.look_up(24, series="02", answer_seconds=0.3)
    desk.cases.subjects[wish.lookup_id]["ssn"] = "900010024"
    return wish


@covers("NEW-8")
async def test_unresolved_calls_are_listed(desk: NiprDesk) -> None:
    wish = await a_lost_lookup(desk)
    await desk.look_up(5)
    async with desk.database.transaction() as tx:
        (call,) = await list_unresolved(tx)
    assert (call.id, call.reason) == (wish.lookup_id, "no_answer")


@covers("NEW-8")
async def test_a_repeated_call_has_a_ledger_row_of_its_own(desk: NiprDesk) -> None:
    wish = await a_lost_lookup(desk)
    async with desk.database.transaction() as tx:
        await repeat_call(tx, call_id=wish.lookup_id, billing=Billing.BILLED)
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unknown_billed", "found"]
    assert await desk.ledger() == [("hit-list", "billed", 1), ("hit-list", "billed", 1)]
    assert await desk.in_ledger("billed") == await desk.nipr.bill()


@covers("NEW-8")
async def test_a_closed_call_is_entered_and_not_made_again(desk: NiprDesk) -> None:
    wish = await a_lost_lookup(desk)
    async with desk.database.transaction() as tx:
        await close_call(tx, call_id=wish.lookup_id, billing=Billing.NOT_BILLED)
    desk.clock.move(timedelta(days=2))
    assert not await desk.run("hit-list")
    assert await desk.ledger() == [("hit-list", "not_billed", 1)]
    assert await desk.status(wish.lookup_id) == "done"


@covers("NEW-8")
@pytest.mark.parametrize("number", [25, 26, 27])
async def test_a_broken_report_is_repeated_and_replaced(
    desk: NiprDesk, number: int
) -> None:
    wish = await desk.identified(number)
    authorization = await desk.authorize(wish)
    await desk.run("report")
    report_id = await desk.report_id(authorization)
    assert await desk.status(report_id) == "unresolved"
    await desk.nipr.heal(number)
    async with desk.database.transaction() as tx:
        await repeat_call(tx, call_id=report_id, billing=Billing.BILLED)
    assert await desk.run("report")
    assert await desk.outcomes(wish) == ["unknown_billed", "found"]
    async with desk.http(purpose="read-report") as http:
        answer = await http.get(f"/reports/{report_id}")
    assert answer.json()["npn"] == f"100000{number}"


async def a_lost_report(desk: NiprDesk) -> tuple[Wish, UUID]:
    """Have a report's answer come too late, and let NIPR be quick again."""
    wish = await desk.identified(24)
    authorization = await desk.authorize(wish)
    await desk.run("report", answer_seconds=0.3)
    await desk.nipr.heal(24)
    return wish, await desk.report_id(authorization)


@covers("NEW-8")
@pytest.mark.parametrize("billing", [Billing.BILLED, Billing.NOT_BILLED])
async def test_after_a_closed_report_a_new_authorization_fetches_one(
    desk: NiprDesk, billing: Billing
) -> None:
    wish, lost = await a_lost_report(desk)
    async with desk.database.transaction() as tx:
        await close_call(tx, call_id=lost, billing=billing)
    given_up = [
        event for event in await desk.said(wish) if "Abandoned" in event["type"]
    ]
    assert [event["report_id"] for event in given_up] == [str(lost)]
    second = await desk.authorize(wish)
    assert await desk.run("report")
    assert await desk.outcomes(wish) == ["unknown_billed", "found"]
    async with desk.http(purpose="read-report") as http:
        answer = await http.get(f"/reports/{await desk.report_id(second)}")
    assert answer.json()["npn"] == "10000024"
    reports = {row for row in await desk.ledger() if row[0] == "report"}
    assert reports == (
        {("report", "billed", 1)}
        if billing is Billing.BILLED
        else {("report", "billed", 2)}
    )


@covers("NEW-8")
async def test_the_monthly_cap_holds_for_a_report_that_is_authorized_anew(
    desk: NiprDesk,
) -> None:
    wish, lost = await a_lost_report(desk)
    async with desk.database.transaction() as tx:
        await close_call(tx, call_id=lost, billing=Billing.BILLED)
    await desk.authorize(wish)
    assert not await desk.run("report", cap=2), "hit list and lost report count"
    assert await desk.run("report", cap=3)


@covers("NEW-8")
@pytest.mark.parametrize("invoiced", [Billing.BILLED, Billing.NOT_BILLED])
async def test_a_report_that_was_given_up_can_still_be_repeated(
    desk: NiprDesk, invoiced: Billing
) -> None:
    wish, lost = await a_lost_report(desk)
    async with desk.database.transaction() as tx:
        await close_call(tx, call_id=lost, billing=Billing.BILLED)
    async with desk.database.transaction() as tx:
        await repeat_call(tx, call_id=lost, billing=invoiced)
    assert await desk.run("report")
    assert await desk.outcomes(wish) == ["unknown_billed", "found"]
    reports = [row for row in await desk.ledger() if row[0] == "report"]
    assert reports == [("report", invoiced, 1), ("report", "billed", 1)]


@covers("NEW-8")
async def test_every_closed_and_billed_report_has_a_ledger_row_of_its_own(
    desk: NiprDesk,
) -> None:
    wish, lost = await a_lost_report(desk)
    async with desk.database.transaction() as tx:
        await close_call(tx, call_id=lost, billing=Billing.BILLED)
    await desk.nipr.lose(24)
    again = await desk.authorize(wish)
    await desk.run("report", answer_seconds=0.3)
    async with desk.database.transaction() as tx:
        lost_too = await desk.report_id(again)
        await close_call(tx, call_id=lost_too, billing=Billing.BILLED)
    await desk.nipr.heal(24)
    await desk.authorize(wish)
    assert await desk.run("report")
    await desk.authorize(wish)
    assert await desk.run("report"), "the fourth has the answer of the third"
    assert (await desk.outcomes(wish))[-2:] == ["found", "found"]
    assert await desk.ledger() == [
        ("hit-list", "billed", 1),
        *(("report", "billed", 1) for _ in range(3)),
    ]
    assert await desk.in_ledger("billed") == await desk.nipr.bill()


@covers("NEW-8")
async def test_an_authorization_waits_while_an_operator_has_the_call_made_again(
    desk: NiprDesk,
) -> None:
    wish, lost = await a_lost_report(desk)
    async with desk.database.transaction() as tx:
        await repeat_call(tx, call_id=lost, billing=Billing.BILLED)
    desk.clock.move(timedelta(seconds=-1))
    second = await desk.authorize(wish)
    desk.clock.move(timedelta(seconds=1))
    await desk.run("report")
    assert await desk.status(await desk.report_id(second)) == "waiting"
    assert await desk.run("report"), "the repeated call"
    desk.clock.move(timedelta(seconds=6))
    assert await desk.run("report"), "the second authorization"
    outcomes = await desk.outcomes(wish)
    assert outcomes == ["unknown_billed", "unavailable", "found", "found"]
    assert await desk.in_ledger("billed") == await desk.nipr.bill()


@covers("NEW-8")
async def test_a_call_that_was_answered_cannot_be_repeated(desk: NiprDesk) -> None:
    wish = await desk.look_up(5)
    with pytest.raises(NotAllowed):
        async with desk.database.transaction() as tx:
            await repeat_call(tx, call_id=wish.lookup_id, billing=Billing.BILLED)


async def test_an_operator_resumes_a_paused_queue(desk: NiprDesk) -> None:
    desk.nipr.change_password("wrong")
    wish = await desk.look_up(5)
    desk.nipr.change_password(
        "a password for the simulator", at=desk.clock.now() - timedelta(hours=1)
    )
    desk.clock.move(timedelta(minutes=1))
    assert not await desk.run("hit-list")
    async with desk.database.transaction() as tx:
        await resume_queue(tx)
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unauthorized", "found"]


@covers("NEW-8")
async def test_a_month_is_summed_up(desk: NiprDesk) -> None:
    wish = await desk.look_up(5)
    await desk.look_up(1)
    await desk.authorize(wish)
    await desk.run("report")
    await desk.look_up(20, series="02")
    async with desk.database.transaction() as tx:
        found = await read_spending(tx)
        nothing = await read_spending(tx, period="2020-01")
    spent = {(s.kind, s.outcome): (s.calls, s.cents) for s in found.spent}
    assert spent == {
        ("hit-list", "billed"): (2, 200),
        ("hit-list", "not_billed"): (1, 100),
        ("report", "billed"): (1, 200),
    }
    assert found.paid == 3
    assert (nothing.spent, nothing.paid) == ([], 0)
