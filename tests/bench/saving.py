"""Saving a tab over 16 connections, beside pgbench that runs the same SQL.

One process of the case service and the database, nothing else: who hears of a save does
so later. The SQL is taken from one real save of each case and run again on as many
connections: no HTTP, no rules, no sealing.
"""

import asyncio
import random
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

import httpx
from aiohttp import ClientSession

from stack.diagram import SERVICES
from stack.supervisor import Supervisor
from tests.bench.numbers import Times
from tests.bench.one_save import scripts_of_a_save
from tests.bench.pgbench import replay
from tests.bench.places import HOME, Case, as_service, case_api
from tests.bench.processes import cpu_seconds
from tests.bench.producers import Producer, producers
from tests.bench.report import Report, at_least, at_most
from tests.support.case_builders import GENERAL
from tests.support.eventually import eventually

CONNECTIONS = 16
SECONDS = 5.0
ROUNDS = 3
SHARE, LATEST = 0.35, 15


@dataclass
class Saver:
    """One producer at one connection."""

    producer: Producer
    headers: dict[str, str] = field(default_factory=dict)


async def measure(report: Report) -> None:
    """Measure saving and the limit in turns, then saving at half the rate."""
    case = Case()
    savers = [Saver(one) for one in await producers(case, count=CONNECTIONS)]
    Supervisor(HOME).stop_programs([*SERVICES, "kafka", "store", "mail", "nipr"])
    postgres = Supervisor(HOME).states()["postgres"].pid
    rounds = []
    with case_api() as process:
        await eventually(_answers, case, within=60)
        await _together(case, savers)
        scripts = await scripts_of_a_save([saver.producer for saver in savers])
        for _ in range(ROUNDS):
            rounds.append(await _round(case, savers, scripts, of=(process, postgres)))
        every = 2 * CONNECTIONS / median(one.saves.rate for one in rounds)
        calm = [await _calmly(case, savers, scripts, every) for _ in range(ROUNDS)]
    await case.http.aclose()
    _tell(report, rounds)
    saves, limit = sorted(calm, key=lambda one: one[0].percentile(0.99))[ROUNDS // 2]
    report.tell(
        "the same at half that rate",
        f"{saves}, {saves.rate:.0f}/s",
        at_most(LATEST, saves.percentile(0.99), unit="ms", of="p99"),
        limit=f"{limit}, {limit.rate:.0f}/s (by pgbench)",
    )


@dataclass(frozen=True)
class Round:
    """Saving and the limit, one right after the other, with their time on a core."""

    saves: Times
    limit: Times
    service: float
    database: float
    least: float

    @property
    def ours(self) -> float:
        """Seconds on a core for one save."""
        return (self.service + self.database) / len(self.saves.seconds)

    @property
    def theirs(self) -> float:
        """Seconds on a core for the SQL of one save by pgbench."""
        return self.least / len(self.limit.seconds)


async def _round(
    case: Case, savers: Sequence[Saver], scripts: Sequence[str], *, of: tuple[int, int]
) -> Round:
    service, postgres = of
    before = cpu_seconds(service), cpu_seconds(postgres)
    saves = await _together(case, savers)
    after = cpu_seconds(service), cpu_seconds(postgres)
    ended = _of_ended_children()
    url = as_service("cases").get_secret_value()
    limit = await replay(scripts, url=url, seconds=SECONDS)
    return Round(
        saves,
        limit,
        service=after[0] - before[0],
        database=after[1] - before[1],
        least=_of_ended_children() - ended + cpu_seconds(postgres) - after[1],
    )


async def _calmly(
    case: Case, savers: Sequence[Saver], scripts: Sequence[str], every: float
) -> tuple[Times, Times]:
    """Save with pauses, and have the limit do so right after."""
    saves = await _together(case, savers, every=every)
    url = as_service("cases").get_secret_value()
    return saves, await replay(scripts, url=url, seconds=SECONDS, every=every)


def _tell(report: Report, rounds: Sequence[Round]) -> None:
    # A machine's speed changes by half within a minute: no single round counts.
    middle = sorted(rounds, key=lambda one: one.theirs / one.ours)[ROUNDS // 2]
    saves, limit = middle.saves, middle.limit
    report.tell(
        f"save a tab, {CONNECTIONS} connections",
        f"{saves}, {saves.rate:.0f}/s, x{saves.rate / limit.rate:.2f}",
        limit=f"{limit}, {limit.rate:.0f}/s (the same SQL by pgbench)",
    )
    # Rates depend on how many cores both find; what one pair of processes, the
    # service and its database, can do is the inverse of its time on a core.
    shares = ", ".join(f"x{one.theirs / one.ours:.2f}" for one in rounds)
    report.tell(
        "a pair of processes, by its core",
        f"{middle.ours * 1000:.2f} ms per save, "
        f"{middle.service / (middle.service + middle.database):.0%} of it the "
        f"service's, {shares}",
        at_least(SHARE, middle.theirs / middle.ours, unit="x or more"),
        limit=f"{middle.theirs * 1000:.2f} ms per save by pgbench",
    )


def _of_ended_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def _answers(case: Case) -> bool:
    try:
        answer = await case.http.get("/health/ready")
    except httpx.TransportError:
        return False
    return answer.status_code == 200


async def _together(
    case: Case, savers: Sequence[Saver], *, every: float = 0.0
) -> Times:
    """Save at all connections; `every` is the mean time between two at one of them."""
    times = Times()
    # httpx would take as much of a core as the service, and the database lacks it.
    async with ClientSession(f"http://{HOME.address('case')}") as http:
        for saver in savers:
            saver.headers = case.headers("producer", saver.producer.account_id)
        begun = time.perf_counter()
        await asyncio.gather(
            *(_save(http, saver, times, every=every) for saver in savers)
        )
        times.took = time.perf_counter() - begun
    return times


async def _save(
    http: ClientSession, saver: Saver, times: Times, *, every: float
) -> None:
    path = f"/cases/{saver.producer.key}/tabs/general"
    async with http.get(path, headers=saver.headers) as answer:
        version = (await answer.json())["version"]
    ends_at = time.perf_counter() + SECONDS
    rest = random.Random(saver.producer.key)  # noqa: S311 (when to press Save)
    while time.perf_counter() < ends_at:
        # People press Save at any moment, not in step.
        await asyncio.sleep(rest.expovariate(1 / every) if every else 0.0)
        typed = GENERAL | {"primary_street_2": f"Ste {version}"}
        headers = saver.headers | {"if-match": f'"{version}"'}
        with times.one():
            async with http.put(
                path, json={"values": typed}, headers=headers
            ) as answer:
                said = await answer.json()
        assert answer.status == 200, said
        version = said["version"]
