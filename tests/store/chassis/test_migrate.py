"""Migrations: each once, never changed, together with those of the chassis."""

import asyncio
import sys

import asyncpg
import pytest
from pydantic import SecretStr

from chassis.migrate import MigrationChanged, migrate
from tests.support.scratch_database import scratch_database

SCHEMA = "little"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An importable package with a migration; its folder can be added to."""
    folder = tmp_path / "small_package" / "migrations"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / "0001_first.sql").write_text("create table things (id integer);")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    sys.modules.pop("small_package", None)


@pytest.fixture
def scratch(postgres_url):
    with scratch_database(
        postgres_url, schema=SCHEMA, package="tests.support.little_service"
    ) as url:
        yield url


@pytest.fixture
def admin(scratch) -> SecretStr:
    """Address by which migrations run."""
    return SecretStr(scratch.get_secret_value().split("?")[0])


async def apply(admin):
    return await migrate(admin, schema=SCHEMA, package="small_package")


async def test_migrations_are_applied_once(admin, package):
    assert await apply(admin) == ("small_package/0001_first",)
    assert await apply(admin) == ()


async def test_a_migration_that_was_changed_after_it_was_applied_stops(admin, package):
    await apply(admin)
    (package / "0001_first.sql").write_text("create table other (id integer);")

    with pytest.raises(MigrationChanged, match="small_package/0001_first"):
        await apply(admin)


async def test_a_migration_that_fails_leaves_nothing_behind(admin, package):
    (package / "0002_wrong.sql").write_text(
        "create table half (id integer); select no_such_column from things;"
    )

    with pytest.raises(asyncpg.UndefinedColumnError):
        await apply(admin)

    (package / "0002_wrong.sql").write_text("create table half (id integer);")
    assert await apply(admin) == ("small_package/0002_wrong",)


async def test_instances_that_start_together_apply_them_once(admin, package):
    applied = await asyncio.gather(*(apply(admin) for _ in range(3)))

    assert sorted(applied) == [(), (), ("small_package/0001_first",)]


async def test_an_index_can_be_built_without_a_transaction(admin, package):
    (package / "0002_index.sql").write_text(
        "-- no-transaction\ncreate index concurrently things_id on things (id);"
    )

    assert "small_package/0002_index" in await apply(admin)


async def test_the_running_service_may_not_change_the_schema(scratch):
    connection = await asyncpg.connect(scratch.get_secret_value())
    try:
        for statement in (
            "create table mine (id integer)",
            "drop table outbox",
            "truncate outbox",
            "create temporary table t (id integer)",
            "create table public.mine (id integer)",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
    finally:
        await connection.close()
