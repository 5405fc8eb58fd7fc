"""Work that is done beside requests and events: claim, call, record."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

import structlog

from chassis.context import begin_work
from chassis.wake import Wake, wait

log = structlog.get_logger(__name__)

_LONGEST_PAUSE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work. `run` does one piece in its own transactions.

    It answers True when there may be more. It is called again at once then, else after
    each commit of this process, if it is `woken` by them, and at the latest after
    `every` seconds.
    """

    name: str
    run: Callable[[], Awaitable[bool]]
    every: float = 5.0
    woken: bool = True


async def run_jobs(jobs: Iterable[Job], *, wake: Wake, stop: asyncio.Event) -> None:
    """Run all jobs until `stop` is set; each finishes the piece that it has begun."""
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(_run(job, wake=wake, stop=stop), name=job.name)


async def _run(job: Job, *, wake: Wake, stop: asyncio.Event) -> None:
    woken = wake.subscribe() if job.woken else asyncio.Event()
    failures = 0
    while not stop.is_set():
        begin_work()
        try:
            if await job.run():
                failures = 0
                continue
            failures, pause = 0, job.every
        except Exception as error:
            failures += 1
            longest = min(_LONGEST_PAUSE_SECONDS, 0.2 * 2**failures)
            # Full jitter keeps instances from calling a broken dependency in step.
            pause = random.uniform(0, longest)  # noqa: S311 (no secret)
            log.exception(
                "job failed", job=job.name, error=type(error).__name__, tries=failures
            )
            await asyncio.sleep(pause)
            continue
        await _rest(woken, stop, pause)
    wake.unsubscribe(woken)


async def _rest(woken: asyncio.Event, stop: asyncio.Event, seconds: float) -> None:
    stopping = asyncio.create_task(stop.wait())
    resting = asyncio.create_task(wait(woken, at_most=seconds))
    _, pending = await asyncio.wait(
        {stopping, resting}, return_when=asyncio.FIRST_COMPLETED
    )
    for task in pending:
        task.cancel()
