"""Is each look-up made once, told once, and paid for once?"""

from datetime import timedelta

import pytest

from nipr_adapter.domain.call import CallKind
from nipr_adapter.use_cases.read_spending import read_spending
from tests.support.covers import covers
from tests.support.nipr_desk import NiprDesk


@covers("HOME-2", "NEW-8")
async def test_a_lookup_is_made_and_announced_with_ids_only(desk: NiprDesk) -> None:
    wish = await desk.look_up(5)
    (event,) = await desk.said(wish)
    assert event["type"] == "hcsc.onboarding.PdbLookupCompleted.v1"
    assert (event["outcome"], event["lookup_id"]) == ("found", str(wish.lookup_id))
    assert desk.cases.purposes == ["hit-list"]
    assert await desk.ledger() == [("hit-list", "billed", 1)]
    assert await desk.nipr.bill() == 1


async def test_nothing_is_asked_while_nobody_wishes(desk: NiprDesk) -> None:
    assert not await desk.run("hit-list")
    assert not await desk.run("report")
    assert await desk.nipr.calls() == []


async def test_looking_for_work_changes_nothing(desk: NiprDesk) -> None:
    async with desk.calls() as calls:
        desk.database.wake.call()
        woken = desk.database.wake.subscribe()
        woken.clear()
        assert await calls.take_lookup() is None
    assert not woken.is_set()


@covers("NEW-8")
async def test_a_wish_that_is_heard_again_is_not_called_again(desk: NiprDesk) -> None:
    wish = await desk.look_up(5)
    await desk.request(wish)
    assert not await desk.run("hit-list")
    assert len(await desk.nipr.calls()) == 1
    assert await desk.outcomes(wish) == ["found"]


@covers("HOME-3", "NEW-8")
@pytest.mark.parametrize(
    ("number", "series", "outcome", "billing"),
    [
        (18, "01", "not_found", "billed"),
        (19, "01", "ambiguous", "billed"),
        (20, "02", "rejected", "not_billed"),
        (25, "02", "unknown_billed", "unknown"),
        (27, "02", "unknown_billed", "unknown"),
    ],
)
async def test_each_outcome_is_told_and_entered(
    desk: NiprDesk, number: int, series: str, outcome: str, billing: str
) -> None:
    wish = await desk.look_up(number, series=series)
    assert await desk.outcomes(wish) == [outcome]
    assert await desk.ledger() == [("hit-list", billing, 1)]


@covers("HOME-3", "NEW-8")
async def test_an_outage_is_told_once_and_the_call_made_until_it_ends(
    desk: NiprDesk,
) -> None:
    await desk.nipr.outage("on")
    wish = await desk.look_up(5)
    assert not await desk.run("hit-list"), "it must wait before it tries again"
    desk.clock.move(timedelta(seconds=6))
    assert await desk.run("hit-list")
    await desk.nipr.outage("off")
    desk.clock.move(timedelta(seconds=20))
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unavailable", "found"]
    assert await desk.ledger() == [("hit-list", "billed", 3)]
    assert await desk.nipr.bill() == 1


@covers("NEW-8")
async def test_a_timeout_is_never_repeated_by_itself(desk: NiprDesk) -> None:
    wish = await desk.look_up(24, series="02", answer_seconds=0.3)
    desk.clock.move(timedelta(days=3))
    assert not await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unknown_billed"]
    assert await desk.ledger() == [("hit-list", "unknown", 1)]
    assert len(await desk.nipr.calls()) == 1


@covers("NEW-8")
async def test_a_call_whose_worker_died_before_asking_is_made(desk: NiprDesk) -> None:
    wish = await desk.wish(5)
    async with desk.calls() as calls:
        await calls._claim(CallKind.HIT_LIST)
    assert not await desk.run("hit-list")
    desk.clock.move(timedelta(minutes=5))
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["found"]
    assert await desk.nipr.bill() == 1


@covers("NEW-8")
async def test_a_call_whose_worker_died_while_asking_goes_to_a_person(
    desk: NiprDesk,
) -> None:
    wish = await desk.wish(5)
    async with desk.calls() as calls:
        call = await calls._claim(CallKind.HIT_LIST)
        assert call is not None
        await calls._begin(call)
        desk.clock.move(timedelta(minutes=5))
        await calls.abandon_lost()
    assert not await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unknown_billed"]
    assert await desk.ledger() == [("hit-list", "unknown", 1)]


async def test_a_running_call_is_not_taken_for_lost(desk: NiprDesk) -> None:
    wish = await desk.wish(5)
    async with desk.calls() as calls:
        call = await calls._claim(CallKind.HIT_LIST)
        assert call is not None
        await calls._begin(call)
        await calls.abandon_lost()
    assert await desk.outcomes(wish) == []


@covers("HOME-3")
async def test_the_case_service_being_down_delays_and_costs_nothing(
    desk: NiprDesk,
) -> None:
    desk.cases.is_down = True
    wish = await desk.look_up(5)
    assert await desk.ledger() == []
    desk.cases.is_down = False
    desk.clock.move(timedelta(seconds=6))
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["found"]


async def test_a_lookup_that_the_case_no_longer_knows_is_not_made(
    desk: NiprDesk,
) -> None:
    wish = await desk.wish(5)
    desk.cases.subjects.clear()
    await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["rejected"]
    assert await desk.nipr.calls() == []
    assert await desk.ledger() == []


async def test_a_withdrawn_case_is_not_looked_up(desk: NiprDesk) -> None:
    wish = await desk.wish(5)
    await desk.withdraw(wish)
    assert not await desk.run("hit-list")
    assert await desk.status(wish.lookup_id) == "dropped"


@covers("NEW-8", "HOME-3")
async def test_a_number_that_was_corrected_while_nipr_was_away_costs_one_call(
    desk: NiprDesk,
) -> None:
    desk.nipr.change_password("expired yesterday", at=desk.clock.now())
    slip, other = await desk.look_up(3), await desk.wish(1)
    right = await desk.wish(5, instead_of=slip)
    desk.clock.move(timedelta(hours=1))
    desk.nipr.change_password("a password for the simulator", at=desk.clock.now())
    while await desk.run("hit-list"):
        pass
    assert await desk.status(slip.lookup_id) == "dropped"
    assert await desk.outcomes(right) == ["unauthorized", "found"]
    assert await desk.outcomes(other) == ["found"], "another case is not touched"
    assert await desk.in_ledger("billed") == await desk.nipr.bill() == 2


@covers("NEW-8")
async def test_an_older_request_that_comes_late_does_not_take_the_newer_ones_place(
    desk: NiprDesk,
) -> None:
    slip = await desk.wish(3)
    right = await desk.wish(5, instead_of=slip)
    await desk.request(slip)
    assert await desk.status(slip.lookup_id) == "dropped"
    assert await desk.status(right.lookup_id) == "waiting"


@covers("HOME-3")
async def test_refused_credentials_pause_the_queue_until_they_are_replaced(
    desk: NiprDesk,
) -> None:
    desk.nipr.change_password("expired yesterday", at=desk.clock.now())
    wish, other = await desk.look_up(5), await desk.wish(1)
    desk.clock.move(timedelta(hours=1))
    assert not await desk.run("hit-list"), "the queue must be paused"
    assert await desk.outcomes(wish) == ["unauthorized"]
    desk.nipr.change_password("a password for the simulator", at=desk.clock.now())
    assert await desk.run("hit-list")
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unauthorized", "found"]
    assert await desk.outcomes(other) == ["found"]
    assert await desk.in_ledger("billed") == await desk.nipr.bill() == 2
    async with desk.database.transaction() as tx:
        assert (await read_spending(tx)).queue.paused_at is None


@covers("NEW-8")
async def test_the_monthly_cap_stops_calls_until_the_next_month(desk: NiprDesk) -> None:
    await desk.look_up(1, cap=2)
    await desk.look_up(24, cap=2, series="02", answer_seconds=0.3)
    third = await desk.wish(5)
    assert not await desk.run("hit-list", cap=2), "what may be billed counts too"
    desk.clock.move(timedelta(days=32))
    assert await desk.run("hit-list", cap=2)
    assert await desk.outcomes(third) == ["found"]


@covers("NEW-8")
async def test_what_was_not_billed_does_not_count_towards_the_cap(
    desk: NiprDesk,
) -> None:
    await desk.look_up(20, series="02", cap=1)
    wish = await desk.look_up(5, cap=1)
    assert await desk.outcomes(wish) == ["found"]
