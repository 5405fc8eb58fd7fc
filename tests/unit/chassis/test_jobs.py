"""Jobs: at once while there is more, on a wake-up, else now and then; they go on."""

import asyncio
from contextlib import asynccontextmanager

from chassis import jobs
from chassis.jobs import Job, PooledJob, run_jobs
from chassis.queries import named_sql
from chassis.wake import Wake
from tests.support.eventually import eventually


@asynccontextmanager
async def running(*jobs, wake=None):
    stop = asyncio.Event()
    task = asyncio.create_task(run_jobs(jobs, wake=wake or Wake(), stop=stop))
    try:
        yield
    finally:
        stop.set()
        async with asyncio.timeout(2):
            await task


class Work:
    """Answers from a list, raising what is an error; False afterwards."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.done = 0

    async def run(self):
        self.done += 1
        answer = self.answers.pop(0) if self.answers else False
        if isinstance(answer, Exception):
            raise answer
        return answer


async def test_a_job_runs_on_at_once_while_there_may_be_more():
    work = Work(*[True] * 3)

    async with running(Job("count", work.run, every=60.0)):
        await eventually(lambda: work.done == 4)


async def test_a_commit_wakes_a_resting_job():
    work, wake = Work(), Wake()

    async with running(Job("count", work.run, every=60.0), wake=wake):
        await eventually(lambda: work.done == 1)
        wake.call()
        await eventually(lambda: work.done == 2)


async def test_a_job_that_only_runs_by_the_clock_is_not_woken():
    by_clock, woken, wake = Work(), Work(), Wake()
    jobs = (
        Job("by clock", by_clock.run, every=60.0, woken=False),
        Job("woken", woken.run, every=60.0),
    )

    async with running(*jobs, wake=wake):
        await eventually(lambda: by_clock.done == woken.done == 1)
        wake.call()
        await eventually(lambda: woken.done == 2)

    assert by_clock.done == 1


async def test_a_job_runs_again_after_its_time():
    work = Work()

    async with running(Job("count", work.run, every=0.01)):
        await eventually(lambda: work.done >= 3)


async def test_a_job_that_fails_is_tried_again_and_others_go_on():
    failing, healthy = Work(LookupError(), LookupError()), Work()
    jobs = (
        Job("failing", failing.run, every=60.0),
        Job("healthy", healthy.run, every=0.01),
    )

    async with running(*jobs):
        await eventually(lambda: failing.done == 3)
        await eventually(lambda: healthy.done >= 3)


class Pieces:
    """So many pieces of work, each of which lasts until it may end."""

    def __init__(self, count):
        self.left = count
        self.looks = 0
        self.begun = 0
        self.ended = 0
        self.may_end = asyncio.Event()

    async def take(self):
        self.looks += 1
        if not self.left:
            return None
        self.left -= 1
        return self.do

    async def do(self):
        self.begun += 1
        await self.may_end.wait()
        self.ended += 1


async def test_a_pool_does_several_pieces_at_once_and_never_more():
    pieces = Pieces(3)

    async with running(PooledJob("send", pieces.take, at_once=2)):
        await eventually(lambda: pieces.begun == 2)
        assert pieces.left == 1
        pieces.may_end.set()
        await eventually(lambda: pieces.ended == 3)


async def test_a_commit_costs_a_resting_pool_one_look_however_many_hands_it_has():
    pieces, wake = Pieces(0), Wake()

    async with running(PooledJob("send", pieces.take, at_once=9), wake=wake):
        await eventually(lambda: pieces.looks == 1)
        wake.call()
        await eventually(lambda: pieces.looks == 2)

    assert pieces.looks == 2


async def test_a_pool_begins_no_more_pieces_than_its_pause_allows():
    pieces = Pieces(9)

    async with running(PooledJob("send", pieces.take, at_once=9, pause=60.0)):
        await eventually(lambda: pieces.begun == 1)
        pieces.may_end.set()
        await eventually(lambda: pieces.ended == 1)

    assert pieces.begun == 1


async def test_a_pool_ends_what_it_has_begun_before_it_stops():
    pieces = Pieces(1)

    async with running(PooledJob("send", pieces.take, at_once=2)):
        await eventually(lambda: pieces.begun == 1)
        asyncio.get_running_loop().call_later(0.05, pieces.may_end.set)

    assert pieces.ended == 1


async def test_a_full_pool_begins_nothing_more_once_it_is_told_to_stop():
    pieces = Pieces(2)

    async with running(PooledJob("send", pieces.take, at_once=1)):
        await eventually(lambda: pieces.begun == 1)
        asyncio.get_running_loop().call_later(0.05, pieces.may_end.set)

    assert (pieces.begun, pieces.left) == (1, 1)


async def test_pieces_that_fail_again_and_again_begin_ever_more_slowly(monkeypatch):
    pieces, pauses = Pieces(4), []

    async def fail():
        raise LookupError

    async def remember(_, seconds):
        pauses.append(seconds)

    pieces.do = fail
    monkeypatch.setattr(jobs, "sleep_or_stop", remember)
    monkeypatch.setattr(jobs, "back_off", lambda failures, **_: failures)
    async with running(PooledJob("send", pieces.take, at_once=1)):
        await eventually(lambda: pauses[-1:] == [4])

    assert pauses[:4] == [1, 2, 3, 4]


async def test_a_piece_that_fails_leaves_its_hand_free():
    pieces = Pieces(3)

    async def fail():
        pieces.ended += 1
        raise LookupError

    pieces.do = fail
    async with running(PooledJob("send", pieces.take, at_once=1)):
        await eventually(lambda: pieces.ended == 3)


def test_statements_are_found_by_their_names(tmp_path, monkeypatch):
    folder = tmp_path / "some_store"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "things.sql").write_text(
        "-- name: one\nselect 1;\n\n-- name: two\n-- Why.\nselect 2\nfrom things;\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    sql = named_sql("some_store", "things.sql")

    assert sql == {"one": "select 1", "two": "-- Why.\nselect 2\nfrom things"}


def test_statements_that_begin_alike_share_a_part(tmp_path, monkeypatch):
    folder = tmp_path / "other_store"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "things.sql").write_text(
        "-- part: things\nselect a, b\nfrom things\n\n"
        "-- name: one\n:things\nwhere a = $1;\n\n"
        "-- name: all\n-- Why.\n:things\norder by a;\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    sql = named_sql("other_store", "things.sql")

    assert sql == {
        "one": "select a, b\nfrom things\nwhere a = $1",
        "all": "-- Why.\nselect a, b\nfrom things\norder by a",
    }
