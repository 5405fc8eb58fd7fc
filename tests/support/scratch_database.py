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

_ROLES = Path(__file__).parents[2] / "deploy" / "local" / "postgres" / "schema.sql"


@contextmanager
def scratch_database(
    postgres_url: str, *, schema: str, package: str
) -> Iterator[SecretStr]:
    """Make the database and give its address for the service's own role."""
    name = f"scratch_{schema}_{secrets.token_hex(4)}"
    address = urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
    asyncio.run(_administer(postgres_url, f"create database {name}"))
    try:
        roles = _ROLES.read_text().replace("$schema", schema)
        asyncio.run(_administer(address, roles.replace("producerpro", name)))
        asyncio.run(migrate(SecretStr(address), schema=schema, package=package))
        yield SecretStr(f"{address}?role={schema}_app&search_path={schema}")
    finally:
        asyncio.run(_administer(postgres_url, f"drop database {name} (force)"))


async def _administer(url: str, sql: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
