"""A database of a test run's own with one service's schema, migrated."""

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
from pydantic import SecretStr

from chassis.migrate import migrate

_FILES = Path(__file__).parents[2] / "deploy" / "local" / "postgres"
# What the role's own settings are in production; SET ROLE does not bring them.
_LIMITS = "statement_timeout=5s&idle_in_transaction_session_timeout=15s"


@contextmanager
def scratch_database(
    postgres_url: str, *, schema: str, package: str
) -> Iterator[SecretStr]:
    """Make the database and give its address for the service's own role."""
    name = f"scratch_{schema}_{secrets.token_hex(4)}"
    address = urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
    asyncio.run(_administer(postgres_url, f"create database {name}"))
    try:
        rights = (_FILES / "database.sql").read_text()
        roles = (_FILES / "schema.sql").read_text().replace("$schema", schema)
        for sql in (rights, roles):
            asyncio.run(_administer(address, sql.replace("producerpro", name)))
        asyncio.run(migrate(SecretStr(address), schema=schema, package=package))
        yield SecretStr(f"{address}?role={schema}_app&search_path={schema}&{_LIMITS}")
    finally:
        asyncio.run(_administer(postgres_url, f"drop database {name} (force)"))


async def _administer(url: str, sql: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
