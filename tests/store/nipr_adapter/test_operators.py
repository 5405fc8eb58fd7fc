"""Can an operator settle what nobody else may?"""

from datetime import timedelta

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
