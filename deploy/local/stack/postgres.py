"""The database server: its data folder, and a schema and roles for each service."""

import asyncio
import os
import pwd
import tempfile
from pathlib import Path

import asyncpg

from stack import machine
from stack.home import ROOT, Home
from stack.secret_files import keep, password, write_secret
from stack.tool import run

DATABASE = "producerpro"
SCHEMAS = ("identity", "cases", "documents", "notifications", "nipr")
FILES = ROOT / "deploy" / "local" / "postgres"


def admin_url(home: Home, database: str = DATABASE) -> str:
    """Give the address by which the local stack itself and tests administer."""
    secret = home.secret("postgres.password")
    return f"postgresql://postgres:{secret}@{home.address('postgres')}/{database}"


def make_cluster(home: Home) -> None:
    """Make the data folder, owned by the account that the server runs as."""
    places = machine.postgres_places(home)
    if machine.is_root():
        machine.copy_where_reachable(places)
    if (places.data / "PG_VERSION").exists():
        return
    places.data.parent.mkdir(parents=True, exist_ok=True)
    owner = pwd.getpwnam(places.user)
    places.data.mkdir(mode=0o700, exist_ok=True)
    os.chown(places.data, owner.pw_uid, owner.pw_gid)
    with tempfile.NamedTemporaryFile("w") as secret:
        secret.write(home.secret("postgres.password"))
        secret.flush()
        os.chown(secret.name, owner.pw_uid, owner.pw_gid)
        run(
            [places.binaries / "initdb", "-D", places.data, "-U", "postgres",
             "-E", "UTF8", "--locale=C.UTF-8",
             "--auth=scram-sha-256", f"--pwfile={secret.name}"],
            failure="The database's folder could not be made",
            user=places.user if machine.is_root() else None,
            folder=Path("/"),
        )  # fmt: skip


async def is_ready(home: Home) -> bool:
    """Tell whether the server takes connections."""
    try:
        async with asyncio.timeout(2):
            connection = await asyncpg.connect(admin_url(home, "postgres"))
            await connection.close()
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    return True


async def provision(home: Home) -> None:
    """Make the database, and each service's schema, roles and passwords."""
    await _make_database(home)
    connection = await asyncpg.connect(admin_url(home))
    try:
        await connection.execute((FILES / "database.sql").read_text())
        for schema in SCHEMAS:
            await _provision_schema(connection, home=home, schema=schema)
    finally:
        await connection.close()


async def _make_database(home: Home) -> None:
    connection = await asyncpg.connect(admin_url(home, "postgres"))
    try:
        if not await connection.fetchval(
            "select 1 from pg_database where datname = $1", DATABASE
        ):
            await connection.execute(f"create database {DATABASE}")
    finally:
        await connection.close()


async def _provision_schema(
    connection: "asyncpg.Connection[asyncpg.Record]", *, home: Home, schema: str
) -> None:
    roles = (FILES / "schema.sql").read_text().replace("$schema", schema)
    async with connection.transaction():
        await connection.execute(roles)
        for role in (f"{schema}_migrator", f"{schema}_app"):
            folder = home.keys / "database"
            secret = keep(folder / f"{role}.password", make=password)
            await connection.execute(f"alter role {role} password '{secret}'")
            server = home.address("postgres")
            url = f"postgresql://{role}:{secret}@{server}/{DATABASE}"
            write_secret(folder / f"{role}.url", url)
