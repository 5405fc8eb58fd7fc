"""Numbered SQL files, each applied once and never changed."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import asyncpg
from pydantic import SecretStr

from chassis import clock
from chassis.queries import named_sql

_SQL = named_sql(__package__, "migrate.sql")
_OUTSIDE_TRANSACTION = "-- no-transaction"


class MigrationChanged(Exception):
    """A file that was already applied has another content now."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"Migration {version} was changed after it was applied. "
            "Restore it and put the change into a new file."
        )


@dataclass(frozen=True, slots=True)
class _Migration:
    version: str
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def _files(package: str) -> Iterator[_Migration]:
    folder = resources.files(package).joinpath("migrations")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            version = f"{package}/{file.name.removesuffix('.sql')}"
            yield _Migration(version, file.read_text(encoding="utf-8"))


async def migrate(url: SecretStr, *, schema: str, package: str) -> tuple[str, ...]:
    """Bring a service's schema up to date; give the versions that were applied.

    The role behind `url` acts as the schema's owner. Several instances may start at
    once: they queue for an advisory lock. Raises MigrationChanged.
    """
    connection = await asyncpg.connect(url.get_secret_value())
    try:
        await connection.execute(f'set role "{schema}_owner"')
        await connection.execute(f'set search_path = "{schema}"')
        await connection.execute(
            "select pg_advisory_lock($1)", zlib.crc32(f"migrate {schema}".encode())
        )
        await connection.execute(_SQL["create_table"])
        rows = await connection.fetch(_SQL["applied"])
        applied = {row["version"]: row["sha256"] for row in rows}
        return await _apply(connection, applied, package)
    finally:
        await connection.close()


async def _apply(
    connection: "asyncpg.Connection[asyncpg.Record]",
    applied: dict[str, str],
    package: str,
) -> tuple[str, ...]:
    fresh = []
    for migration in (*_files("chassis"), *_files(package)):
        known = applied.get(migration.version)
        if known == migration.sha256:
            continue
        if known is not None:
            raise MigrationChanged(migration.version)
        await _apply_one(connection, migration)
        fresh.append(migration.version)
    return tuple(fresh)


async def _apply_one(
    connection: "asyncpg.Connection[asyncpg.Record]", migration: _Migration
) -> None:
    record = (migration.version, migration.sha256, clock.now())
    if migration.sql.startswith(_OUTSIDE_TRANSACTION):
        await connection.execute(migration.sql)
        await connection.execute(_SQL["record"], *record)
        return
    async with connection.transaction():
        # Rather fail than queue behind a long query and hold everybody up.
        await connection.execute("set local lock_timeout = '3s'")
        await connection.execute(migration.sql)
        await connection.execute(_SQL["record"], *record)
