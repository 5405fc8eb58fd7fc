"""Jobs: at once while there is more, on a wake-up, else now and then; they go on."""

import asyncio
from contextlib import asynccontextmanager

from chassis.jobs import Job, run_jobs
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
