"""Saving a tab over 16 connections, beside pgbench that runs the same SQL.

One process of the case service and the database, nothing else: who hears of a save does
so later. The SQL is taken from one real save of each case and run again on as many
connections: no HTTP, no rules, no sealing.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
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
from tests.bench.numbers import Times, tell
from tests.bench.pgbench import Sql, replay, script
from tests.bench.places import HOME, Case, as_service, case_api
from tests.bench.processes import cpu_seconds
from tests.bench.producers import Producer, producers
from tests.support.case_builders import GENERAL
from tests.support.eventually import eventually

CONNECTIONS = 16
SECONDS = 10.0
OUTBOX = named_sql("chassis", "outbox.sql")


@dataclass
class Saver:
    """One producer at one connection."""

    producer: Producer
    statements: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)


async def measure() -> None:
    """Measure saving, saving at half that rate, and the limit."""
    case = Case()
    savers = [Saver(one) for one in await producers(case, count=CONNECTIONS)]
    Supervisor(HOME).stop_programs([*SERVICES, "kafka", "store", "mail", "nipr"])
    with case_api() as process:
        await eventually(_answers, case, within=60)
        used = cpu_seconds(process)
        saves = await _together(savers, lambda one, times: _save(case, one, times))
        used = cpu_seconds(process) - used
        pause = 2 * CONNECTIONS / saves.rate
        calm = await _together(
            savers, lambda one, times: _save(case, one, times, every=pause)
        )
    await case.http.aclose()
    await _learn_statements(savers)
    limit = await replay(
        [_script(saver) for saver in savers],
        url=as_service("cases").get_secret_value(),
        seconds=SECONDS,
    )
    tell(
        f"save a tab, {CONNECTIONS} connections",
        f"{saves}, {saves.rate:.0f}/s",
        limit=f"{limit}, {limit.rate:.0f}/s (the same SQL by pgbench)",
    )
    tell(
        "its share of that rate",
        f"x{saves.rate / limit.rate:.2f}, {used / len(saves.seconds) * 1000:.2f} ms of "
        "a core per save",
        limit="aim x0.35 or more",
    )
    tell("the same at half that rate", f"{calm}, {calm.rate:.0f}/s", limit="aim 15 ms")


async def _answers(case: Case) -> bool:
    try:
        answer = await case.http.get("/health/ready")
    except httpx.TransportError:
        return False
    return answer.status_code == 200


Work = Callable[[Saver, Times], Awaitable[None]]


async def _together(savers: Sequence[Saver], work: Work) -> Times:
    times = Times()
    begun = time.perf_counter()
    await asyncio.gather(*(work(saver, times) for saver in savers))
    times.took = time.perf_counter() - begun
    return times


async def _save(case: Case, saver: Saver, times: Times, *, every: float = 0.0) -> None:
    path = f"/cases/{saver.producer.key}/tabs/general"
    headers = case.headers("producer", saver.producer.account_id)
    version = (await case.http.get(path, headers=headers)).json()["version"]
    ends_at = time.perf_counter() + SECONDS
    while time.perf_counter() < ends_at:
        begun = time.perf_counter()
        typed = GENERAL | {"primary_street_2": f"Ste {version}"}
        headers["if-match"] = f'"{version}"'
        with times.one():
            answer = await case.http.put(path, json={"values": typed}, headers=headers)
        assert answer.status_code == 200, answer.text
        version = answer.json()["version"]
        await asyncio.sleep(max(0.0, begun + every - time.perf_counter()))


async def _learn_statements(savers: Sequence[Saver]) -> None:
    """Save each case once here, and note the statements that this takes."""
    environment = environment_of(program("case", home=HOME), home=HOME)
    settings = read_settings(Settings, prefix="CASE_", environment=environment)
    vault = Vault(settings.key_encryption_key, service="case")
    async with Database(settings.database_url, service="case", vault=vault) as database:
        for saver in savers:
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
