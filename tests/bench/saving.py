"""Saving a tab over 16 connections, beside a loop that runs the same SQL.

The SQL is taken from one real save of each case and run again on as many connections,
with nothing of ours in between: no HTTP, no rules, no sealing.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import asyncpg
from asyncpg.connection import LoggedQuery

from case_service.domain.tab import Tab
from case_service.domain.viewer import viewer
from case_service.settings import Settings
from case_service.use_cases.save_tab import save_tab
from chassis.database import Database
from chassis.queries import named_sql
from chassis.sealing import Vault
from chassis.settings import read_settings
from contracts.ids import uuid7
from stack.diagram import program
from stack.services import environment_of
from tests.bench.numbers import Times, tell
from tests.bench.places import HOME, Case, as_service
from tests.bench.producers import Producer, producers
from tests.support.case_builders import GENERAL

CONNECTIONS = 16
SECONDS = 10.0
OUTBOX = named_sql("chassis", "outbox.sql")


@dataclass
class Saver:
    """One producer at one connection."""

    producer: Producer
    statements: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)


async def measure() -> None:
    """Measure saving and its limit."""
    case = Case()
    savers = [Saver(one) for one in await producers(case, count=CONNECTIONS)]
    saves = await _together(savers, lambda saver, times: _save(case, saver, times))
    await _learn_statements(savers)
    limit = await _together(savers, _replay)
    await case.http.aclose()
    tell(
        f"save a tab, {CONNECTIONS} connections",
        f"{saves}, {saves.rate:.0f}/s",
        limit=f"{limit}, {limit.rate:.0f}/s (the same SQL alone)",
    )


Work = Callable[[Saver, Times], Awaitable[None]]


async def _together(savers: Sequence[Saver], work: Work) -> Times:
    times = Times()
    begun = time.perf_counter()
    await asyncio.gather(*(work(saver, times) for saver in savers))
    times.took = time.perf_counter() - begun
    return times


async def _save(case: Case, saver: Saver, times: Times) -> None:
    path = f"/cases/{saver.producer.key}/tabs/general"
    headers = case.headers("producer", saver.producer.account_id)
    version = (await case.http.get(path, headers=headers)).json()["version"]
    ends_at = time.perf_counter() + SECONDS
    while time.perf_counter() < ends_at:
        typed = GENERAL | {"primary_street_2": f"Ste {version}"}
        headers["if-match"] = f'"{version}"'
        with times.one():
            answer = await case.http.put(path, json={"values": typed}, headers=headers)
        assert answer.status_code == 200, answer.text
        version = answer.json()["version"]


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
            tab=Tab.GENERAL,
            version=version,
            typed=GENERAL | {"primary_street_2": "the last"},
        )
        tx.connection.remove_query_logger(note)


async def _replay(saver: Saver, times: Times) -> None:
    connection = await asyncpg.connect(as_service("cases").get_secret_value())
    ends_at = time.perf_counter() + SECONDS
    while time.perf_counter() < ends_at:
        with times.one():
            async with connection.transaction():
                await _run(connection, saver.statements)
    await connection.close()


async def _run(
    connection: "asyncpg.Connection[asyncpg.Record]",
    statements: Sequence[tuple[str, tuple[Any, ...]]],
) -> None:
    version = 0
    for sql, arguments in statements:
        if sql == OUTBOX["write"]:
            # An event of its own: the rest of the row is that of the real save.
            _, *rest = arguments
            rest[5] = version
            await connection.fetch(sql, uuid7(), *rest)
            continue
        rows = await connection.fetch(sql, *arguments)
        if sql == OUTBOX["next_version"]:
            version = rows[0]["version"]
