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
from typing import Any

import httpx
from aiohttp import ClientSession
from asyncpg.connection import LoggedQuery

from case_service.domain.tab import Tab
from case_service.domain.viewer import viewer
from case_service.settings import Settings
from case_service.use_cases.save_tab import Form, save_tab
from chassis.database import Database
from chassis.queries import named_sql
from chassis.sealing import Vault
from chassis.settings import read_settings
from stack.diagram import SERVICES, program
from stack.services import environment_of
from stack.supervisor import Supervisor
from tests.bench.numbers import Times
from tests.bench.pgbench import Sql, replay, script
from tests.bench.places import HOME, Case, as_service, case_api
from tests.bench.processes import cpu_seconds
from tests.bench.producers import Producer, producers
from tests.bench.report import Report, at_least, at_most
from tests.support.case_builders import GENERAL
from tests.support.eventually import eventually

CONNECTIONS = 16
SECONDS = 10.0
SHARE, LATEST = 0.35, 15
OUTBOX = named_sql("chassis", "outbox.sql")


@dataclass
class Saver:
    """One producer at one connection."""

    producer: Producer
    headers: dict[str, str] = field(default_factory=dict)
    statements: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)


async def measure(report: Report) -> None:
    """Measure saving, saving at half that rate, and the limit."""
    case = Case()
    savers = [Saver(one) for one in await producers(case, count=CONNECTIONS)]
    Supervisor(HOME).stop_programs([*SERVICES, "kafka", "store", "mail", "nipr"])
    postgres = Supervisor(HOME).states()["postgres"].pid
    with case_api() as process:
        await eventually(_answers, case, within=60)
        before = cpu_seconds(process), cpu_seconds(postgres)
        saves = await _together(case, savers)
        service = cpu_seconds(process) - before[0]
        both = service + cpu_seconds(postgres) - before[1]
        calm = await _together(case, savers, every=2 * CONNECTIONS / saves.rate)
    await case.http.aclose()
    await _learn_statements(savers)
    before = _of_ended_children(), cpu_seconds(postgres)
    limit = await replay(
        [_script(saver) for saver in savers],
        url=as_service("cases").get_secret_value(),
        seconds=SECONDS,
    )
    least = _of_ended_children() - before[0] + cpu_seconds(postgres) - before[1]
    report.tell(
        f"save a tab, {CONNECTIONS} connections",
        f"{saves}, {saves.rate:.0f}/s, x{saves.rate / limit.rate:.2f}",
        limit=f"{limit}, {limit.rate:.0f}/s (the same SQL by pgbench)",
    )
    # Rates depend on how many cores both find; what one pair of processes, the
    # service and its database, can do is the inverse of its time on a core.
    ours, theirs = both / len(saves.seconds), least / len(limit.seconds)
    report.tell(
        "a pair of processes, by its core",
        f"{ours * 1000:.2f} ms per save, {service / both:.0%} of it the service's, "
        f"x{theirs / ours:.2f}",
        at_least(SHARE, theirs / ours, unit="x or more"),
        limit=f"{theirs * 1000:.2f} ms per save by pgbench",
    )
    report.tell(
        "the same at half that rate",
        f"{calm}, {calm.rate:.0f}/s",
        at_most(LATEST, calm.percentile(0.99), unit="ms", of="p99"),
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


async def _learn_statements(savers: Sequence[Saver]) -> None:
    """Save each case once here, and note the statements that this takes."""
    environment = environment_of(program("case", home=HOME), home=HOME)
    settings = read_settings(Settings, prefix="CASE_", environment=environment)
    vault = Vault(settings.key_encryption_key, service="case")
    async with Database(settings.database_url, service="case", vault=vault) as database:
        # Of a connection's first save asyncpg's own questions about types are a part.
        for saver in (savers[0], *savers):
            saver.statements.clear()
            await _learn(database, saver)


async def _learn(database: Database, saver: Saver) -> None:
    by = viewer(["producer"], tenant="HCSC", account_id=saver.producer.account_id)
    async with database.transaction() as tx:
        version = await tx.fetchval(
            "select tabs.version from tabs join cases on id = case_id "
            "where key = $1 and tab = 'general'",
            saver.producer.key,
        )

        def note(said: LoggedQuery) -> None:
            saver.statements.append((said.query, tuple(said.args)))

        tx.connection.add_query_logger(note)
        await save_tab(
            tx,
            saver.producer.key,
            by=by,
            form=Form(
                Tab.GENERAL,
                version,
                GENERAL | {"primary_street_2": "the last"},
                confirms=False,
            ),
        )
        tx.connection.remove_query_logger(note)


def _script(saver: Saver) -> str:
    """Give each repetition an event of its own; the rest is that of the real save."""
    statements = []
    for sql, values in saver.statements:
        if sql == OUTBOX["write"]:
            _, *rest = values
            statements.append((sql, ([Sql("uuidv7()")], *rest)))
        else:
            statements.append((sql, values))
    return script(statements)
