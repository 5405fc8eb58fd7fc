"""Do calls go on by themselves when the credentials rotate, at whatever moment?"""

import os
from datetime import timedelta

import pytest

from nipr_adapter.domain.answer import HitListAnswer
from nipr_adapter.domain.call import CallKind
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.use_cases.read_spending import read_spending
from nipr_adapter.use_cases.record_lookup import record_lookup
from tests.support.covers import covers
from tests.support.nipr import PASSWORD
from tests.support.nipr_desk import NiprDesk

REFUSED = HitListAnswer(
    Verdict(Outcome.UNAUTHORIZED, Billing.NOT_BILLED, "http_401"),
)
MOMENT = timedelta(seconds=1)


def replace_file(desk: NiprDesk, name: str, text: str) -> None:
    """Write one file of the credentials, at the time that the adapter sees."""
    file = desk.nipr.credentials.folder / name
    file.write_text(text)
    os.utime(file, (desk.clock.now().timestamp(),) * 2)


async def is_paused(desk: NiprDesk) -> bool:
    async with desk.database.transaction() as tx:
        return (await read_spending(tx)).queue.paused_at is not None


@covers("HOME-3")
@pytest.mark.parametrize("file", ["user", "password"])
async def test_credentials_that_rotate_while_a_call_is_under_way_pause_nothing(
    desk: NiprDesk, file: str
) -> None:
    wish = await desk.wish(5)
    async with desk.calls() as calls:
        call = await calls._claim(CallKind.HIT_LIST)
        assert call is not None
        await calls._begin(call)
        desk.clock.move(MOMENT)
        right = (desk.nipr.credentials.folder / file).read_text()
        replace_file(desk, file, right)
        desk.clock.move(MOMENT)
        async with desk.database.transaction() as tx:
            await record_lookup(tx, call, answer=REFUSED)
    desk.clock.move(timedelta(minutes=1))
    assert await desk.run("hit-list"), "the new credentials were never refused"
    assert await desk.outcomes(wish) == ["unauthorized", "found"]


@covers("HOME-3")
async def test_a_user_that_is_replaced_alone_lets_calls_begin_again(
    desk: NiprDesk,
) -> None:
    replace_file(desk, "user", "somebody who left")
    wish = await desk.look_up(5)
    desk.clock.move(timedelta(minutes=1))
    assert not await desk.run("hit-list"), "the queue must be paused"
    replace_file(desk, "user", "hcsc")
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unauthorized", "found"]


@covers("HOME-3")
async def test_an_older_refusal_does_not_undo_the_pause_of_a_newer_one(
    desk: NiprDesk,
) -> None:
    await desk.wish(5)
    async with desk.calls() as calls:
        slow = await calls._claim(CallKind.HIT_LIST)
        assert slow is not None
        await calls._begin(slow)
        desk.clock.move(MOMENT)
        replace_file(desk, "password", "a wrong one")
        desk.clock.move(MOMENT)
        await desk.look_up(1)
        async with desk.database.transaction() as tx:
            await record_lookup(tx, slow, answer=REFUSED)
    desk.clock.move(timedelta(hours=1))
    assert not await desk.run("hit-list"), "the new credentials were refused too"


@covers("HOME-3", "NEW-8")
@pytest.mark.parametrize("file", ["user", "password"])
async def test_a_file_that_is_missing_for_a_moment_delays_and_pauses_nothing(
    desk: NiprDesk, file: str
) -> None:
    path = desk.nipr.credentials.folder / file
    text = path.read_text()
    path.unlink()
    wish = await desk.look_up(5)
    assert await desk.nipr.calls() == []
    assert not await is_paused(desk)
    assert await desk.outcomes(wish) == ["unavailable"]
    replace_file(desk, file, text)
    desk.clock.move(timedelta(seconds=6))
    assert await desk.run("hit-list")
    assert await desk.outcomes(wish) == ["unavailable", "found"]
    assert await desk.in_ledger("billed") == await desk.nipr.bill() == 1


@covers("HOME-3")
async def test_a_file_that_was_written_early_and_put_in_place_late_counts_as_new(
    desk: NiprDesk,
) -> None:
    credentials = desk.nipr.credentials
    written = credentials.folder / "password.new"
    written.write_text(PASSWORD)
    long_ago = desk.clock.now() - timedelta(hours=1)
    for path in (*credentials.folder.iterdir(), credentials.folder):
        os.utime(path, (long_ago.timestamp(),) * 2)
    assert credentials.changed_at() == long_ago
    written.replace(credentials.folder / "password")
    assert credentials.changed_at() > long_ago
