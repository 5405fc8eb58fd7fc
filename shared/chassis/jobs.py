"""Work that is done beside requests and events: claim, call, record."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

import structlog

from chassis import metrics
from chassis.context import begin_work
from chassis.ending import ANY_FAILURE, is_ending
from chassis.logging import where
from chassis.patience import back_off
from chassis.telemetry import span
from chassis.wake import Wake, sleep_or_stop, wait, wake_on

log = structlog.get_logger(__name__)

_LONGEST_PAUSE_SECONDS = 60.0

Work = Callable[[], Awaitable[None]]


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


@dataclass(frozen=True, slots=True)
class PooledJob:
    """One kind of work of which up to `at_once` pieces are done side by side.

    `take` claims the next piece and answers how to do it, or None. Only one looks at a
    time, so a commit costs one look and not as many as there are hands.
    """

    name: str
    take: Callable[[], Awaitable[Work | None]]
    at_once: int
    every: float = 5.0
    pause: float = 0.0
    """Seconds that pass at least between the beginnings of two pieces."""


async def run_jobs(
    jobs: Iterable[Job | PooledJob], *, wake: Wake, stop: asyncio.Event
) -> None:
    """Run all jobs until `stop` is set; each finishes the pieces that it has begun."""
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            running = (
                _run(job, wake, stop)
                if isinstance(job, Job)
                else _run_pooled(job, wake, stop)
            )
            group.create_task(running, name=job.name)


async def _run_pooled(job: PooledJob, wake: Wake, stop: asyncio.Event) -> None:
    hands = asyncio.Semaphore(job.at_once)
    failures = 0

    async def do(work: Work) -> None:
        nonlocal failures
        begin_work()
        try:
            with span(f"job {job.name}", carrier={}):
                await work()
            failures = 0
        except ANY_FAILURE as error:  # told; what was taken comes due again
            if is_ending():
                raise
            failures += 1
            _tell(job.name, error, failures=failures)
        finally:
            hands.release()

    async def look() -> bool:
        """Begin the next piece; what fails again and again begins ever more slowly."""
        if failures:
            await sleep_or_stop(stop, _pause(failures))
        await hands.acquire()
        work = None if stop.is_set() else await _taken(job, hands)
        if work is None:
            return False
        group.create_task(do(work), name=job.name)
        if job.pause:
            await sleep_or_stop(stop, job.pause)
        return True

    async with asyncio.TaskGroup() as group:
        await _run(Job(job.name, look, job.every), wake, stop)


async def _taken(job: PooledJob, hands: asyncio.Semaphore) -> Work | None:
    work = None
    try:
        work = await job.take()
    finally:
        if work is None:
            hands.release()
    return work


async def _run(job: Job, wake: Wake, stop: asyncio.Event) -> None:
    woken = wake.subscribe() if job.woken else asyncio.Event()
    stopper = asyncio.create_task(wake_on(stop, woken))
    failures = 0
    try:
        while not stop.is_set():
            woken.clear()
            begin_work()
            try:
                with span(f"job {job.name}", carrier={}):
                    may_be_more = await job.run()
            except ANY_FAILURE as error:  # told, and tried again
                if is_ending():
                    raise
                failures += 1
                _tell(job.name, error, failures=failures)
                await sleep_or_stop(stop, _pause(failures))
                continue
            failures = 0
            if not may_be_more and not stop.is_set():
                await wait(woken, at_most=job.every)
    finally:
        stopper.cancel()
        wake.unsubscribe(woken)


def _pause(failures: int) -> float:
    return back_off(failures, first=0.4, longest=_LONGEST_PAUSE_SECONDS)


def _tell(name: str, error: BaseException, *, failures: int) -> None:
    metrics.JOB_FAILURES.labels(name, type(error).__name__).inc()
    log.error("job failed", job=name, tries=failures, **where(error))
