"""The statements that one save takes, as a script for pgbench."""

from collections.abc import Sequence
from typing import Any

from asyncpg.connection import LoggedQuery

from case_service.domain.tab import Tab
from case_service.domain.viewer import viewer
from case_service.settings import Settings
from case_service.use_cases.save_tab import Form, save_tab
from chassis.database import Database
from chassis.queries import named_sql
from chassis.sealing import Vault
from chassis.settings import read_settings
from stack.diagram import program
from stack.services import environment_of
from tests.bench.pgbench import Sql, Statement, script
from tests.bench.places import HOME
from tests.bench.producers import Producer
from tests.support.case_builders import GENERAL

OUTBOX = named_sql("chassis", "outbox.sql")


async def scripts_of_a_save(producers: Sequence[Producer]) -> list[str]:
    """Save each producer's General once here; give what that asked of the database.

    Each repetition gives its event an id of its own; the rest is that of the real save.
    """
    environment = environment_of(program("case", home=HOME), home=HOME)
    settings = read_settings(Settings, prefix="CASE_", environment=environment)
    vault = Vault(settings.key_encryption_key, service="case")
    async with Database(settings.database_url, service="case", vault=vault) as database:
        # Of a connection's first save asyncpg's own questions about types are a part.
        await _statements(database, producers[0])
        return [_script(await _statements(database, one)) for one in producers]


async def _statements(database: Database, producer: Producer) -> list[Statement]:
    by = viewer(["producer"], tenant="HCSC", account_id=producer.account_id)
    statements: list[Statement] = []

    def note(said: LoggedQuery) -> None:
        statements.append((said.query, tuple(said.args)))

    async with database.transaction() as tx:
        version: Any = await tx.fetchval(
            "select tabs.version from tabs join cases on id = case_id "
            "where key = $1 and tab = 'general'",
            producer.key,
        )
        tx.connection.add_query_logger(note)
        typed = GENERAL | {"primary_street_2": "the last"}
        form = Form(Tab.GENERAL, version, typed, confirms=False)
        await save_tab(tx, producer.key, by=by, form=form)
        tx.connection.remove_query_logger(note)
    return statements


def _script(statements: Sequence[Statement]) -> str:
    return script([(sql, _with_own_id(sql, values)) for sql, values in statements])


def _with_own_id(sql: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    if sql != OUTBOX["write"]:
        return values
    _, *rest = values
    return ([Sql("uuidv7()")], *rest)
