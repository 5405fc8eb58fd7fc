"""What is to be fetched from the nipr-adapter: by one at a time, again on failure."""

from datetime import UTC, datetime, timedelta

import pytest

from case_service.use_cases.claim_wish import claim_wish
from case_service.use_cases.postpone_wish import postpone_wish
from chassis.calls import _TIMEOUT, Unavailable
from contracts.nipr import PdbLookupCompleted
from contracts.words import NiprOutcome
from tests.support.covers import covers

LONGEST_CALL = timedelta(seconds=_TIMEOUT.connect + _TIMEOUT.read)


@pytest.fixture
async def wished(desk):
    """A case whose look-up is to be fetched; gives how long each wish still waits."""
    await desk.run("delete from wishes")
    case = await desk.invited()
    await desk.hear(
        PdbLookupCompleted(
            occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
            case_id=case.case_id,
            lookup_id=await desk.give_ssn(case),
            outcome=NiprOutcome.FOUND,
        )
    )

    async def wait(tx):
        return await tx.fetchval("select due_at from wishes") - tx.now

    return wait


@covers("HOME-3")
async def test_nobody_else_takes_a_wish_while_its_call_may_last(desk, wished):
    async with desk.database.transaction() as tx:
        assert await claim_wish(tx) is not None
        assert await wished(tx) > LONGEST_CALL
        assert await claim_wish(tx) is None


@covers("HOME-3")
async def test_a_wish_that_fails_waits_each_time_longer_for_a_minute_at_most(
    desk, wished
):
    waits = []
    for _ in range(6):
        await desk.make_wishes_due()
        async with desk.database.transaction() as tx:
            await postpone_wish(tx, await claim_wish(tx))
            waits.append(await wished(tx))
    assert waits == [timedelta(seconds=wait) for wait in (5, 10, 20, 40, 60, 60)]


@covers("HOME-3")
async def test_an_adapter_that_is_down_is_asked_again_after_seconds(desk, wished):
    desk.adapter.down = True
    with pytest.raises(Unavailable):
        await desk.fetch_all()
    async with desk.database.transaction() as tx:
        assert await wished(tx) <= timedelta(seconds=5)


async def test_who_failed_late_does_not_postpone_the_try_of_another(desk, wished):
    async with desk.database.transaction() as tx:
        late = await claim_wish(tx)
    await desk.make_wishes_due()
    async with desk.database.transaction() as tx:
        await claim_wish(tx)
        leased = await wished(tx)
        await postpone_wish(tx, late)
        assert await wished(tx) == leased
