"""Several who want the same lock: all at its door before it opens."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

import asyncpg

from tests.support.eventually import eventually


async def at_one_door(
    pool: asyncpg.Pool, lock: str, *runners: Coroutine[Any, Any, Any]
) -> Sequence[Any]:
    """Hold a lock until all runners wait for it; then give what came of each.

    `lock` is the statement that takes it. An exception of a runner is given back.
    """
    async with pool.acquire() as holder:
        async with holder.transaction():
            await holder.execute(lock)
            pid = await holder.fetchval("select pg_backend_pid()")
            tasks = [asyncio.ensure_future(runner) for runner in runners]

            async def all_wait() -> bool:
                waiting = await holder.fetchval(_WAITING, pid)
                return bool(waiting == len(tasks))

            await eventually(all_wait)
        return await asyncio.gather(*tasks, return_exceptions=True)


# Who waits behind somebody who waits for the holder waits for the holder too. Not from
# pg_stat_activity, which a transaction sees as it was at its first look.
_WAITING = """
with recursive behind (pid) as (
    select $1::int
    union
    select l.pid
    from pg_locks as l
    inner join behind as b on b.pid = any(pg_blocking_pids(l.pid))
    where not l.granted
)

select count(*) - 1 from behind
"""
