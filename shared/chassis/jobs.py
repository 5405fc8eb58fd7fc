"""Work that is done beside requests and events: claim, call, record."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

import structlog

from chassis import metrics
from chassis.context import begin_work
from chassis.logging import where
from chassis.patience import back_off
from chassis.telemetry import span
from chassis.wake import Wake, sleep_or_stop, wait

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
            with span(f"job {job.name}", carrier={}):
                may_be_more = await job.run()
        except Exception as error:  # noqa: BLE001 (told, and tried again)
            failures += 1
            metrics.JOB_FAILURES.labels(job.name, type(error).__name__).inc()
            log.error("job failed", job=job.name, tries=failures, **where(error))  # noqa: TRY400 (its text may quote values)
            pause = back_off(failures, first=0.4, longest=_LONGEST_PAUSE_SECONDS)
            await sleep_or_stop(stop, pause)
            continue
        failures = 0
        if not may_be_more:
            await _rest(woken, stop, job.every)
    wake.unsubscribe(woken)


async def _rest(woken: asyncio.Event, stop: asyncio.Event, seconds: float) -> None:
    stopping = asyncio.create_task(stop.wait())
    resting = asyncio.create_task(wait(woken, at_most=seconds))
    _, pending = await asyncio.wait(
        {stopping, resting}, return_when=asyncio.FIRST_COMPLETED
    )
    for task in pending:
        task.cancel()
