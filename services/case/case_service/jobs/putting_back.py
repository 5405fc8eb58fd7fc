"""What a job has taken up goes back when the work on it fails."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from chassis.database import Database
from chassis.transaction import Transaction


@asynccontextmanager
async def putting_back(
    database: Database, put_back: Callable[[Transaction], Awaitable[None]]
) -> AsyncIterator[None]:
    """Put it back in a transaction of its own; the failure is told all the same.

    The one that failed is rolled back by then, and so is all that it did.
    """
    try:
        yield
    except Exception:
        async with database.transaction() as tx:
            await put_back(tx)
        raise
