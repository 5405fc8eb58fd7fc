"""Do several processes together keep to the limits that hold for all of them?"""

from datetime import timedelta

import pytest

from nipr_adapter.domain.answer import HitListAnswer
from nipr_adapter.domain.call import CallKind
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.use_cases.record_lookup import record_lookup
from tests.support.covers import covers
from tests.support.lock_queue import at_one_door
from tests.support.nipr_desk import NiprDesk

HIT_LIST, REPORT = CallKind.HIT_LIST, CallKind.REPORT
NOBODY = HitListAnswer(Verdict(Outcome.NOT_FOUND, Billing.BILLED))
QUEUE = "select id from queue for update"


async def test_no_more_calls_run_at_once_than_allowed_whoever_makes_them(
    desk: NiprDesk,
) -> None:
    wish = await desk.identified(5)
    await desk.authorize(wish)
    for number in (1, 2):
        await desk.wish(number)
    async with desk.calls(at_once=2) as one, desk.calls(at_once=2) as other:
        first = await one._claim(HIT_LIST)
        assert first is not None
        assert await other._claim(REPORT) is not None
        assert await other._claim(HIT_LIST) is None, "two are about to begin"
        await one._begin(first)
        assert await one._claim(HIT_LIST) is None, "one is made, one about to begin"
        async with desk.database.transaction() as tx:
            await record_lookup(tx, first, answer=NOBODY)
        assert await other._claim(HIT_LIST) is not None


async def test_a_worker_that_died_while_asking_takes_nobody_s_place_for_ever(
    desk: NiprDesk,
) -> None:
    for number in (1, 2):
        await desk.wish(number)
    async with desk.calls(at_once=1) as dead, desk.calls(at_once=1) as alive:
        lost = await dead._claim(HIT_LIST)
        assert lost is not None
        await dead._begin(lost)
        assert await alive._claim(HIT_LIST) is None
        desk.clock.move(timedelta(minutes=5))
        assert await alive._claim(HIT_LIST) is not None


@covers("NEW-8")
@pytest.mark.parametrize("limit", [{"cap": 1}, {"at_once": 1}])
async def test_of_two_workers_at_the_last_place_one_calls(
    desk: NiprDesk, limit: dict[str, int]
) -> None:
    for number in (1, 2):
        await desk.wish(number)
    async with desk.calls(**limit) as one, desk.calls(**limit) as other:
        claims = await at_one_door(
            desk.database.pool, QUEUE, one._claim(HIT_LIST), other._claim(HIT_LIST)
        )
    assert sorted(claim is None for claim in claims) == [False, True], claims
