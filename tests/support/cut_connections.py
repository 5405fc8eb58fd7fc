"""Connections to Postgres that end without anybody's wish."""

import asyncpg


async def cut_lock_holder(postgres_url: str, *, application: str) -> None:
    """End the connection of an application that holds an advisory lock."""
    await _terminate(
        postgres_url,
        "application_name = $1 and pid in"
        " (select pid from pg_locks where locktype = 'advisory' and granted)",
        application,
    )


async def cut_all(postgres_url: str, *, application: str) -> None:
    """End every connection of an application."""
    await _terminate(postgres_url, "application_name = $1", application)


async def _terminate(postgres_url: str, which: str, application: str) -> None:
    connection = await asyncpg.connect(postgres_url)
    try:
        await connection.execute(
            f"select pg_terminate_backend(pid) from pg_stat_activity where {which}",  # noqa: S608 (two texts of this file)
            application,
        )
    finally:
        await connection.close()
