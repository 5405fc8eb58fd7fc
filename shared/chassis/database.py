"""The service's Postgres: a pool, transactions, and the word that one committed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import asyncpg
from pydantic import SecretStr

from chassis import clock
from chassis.sealing import Vault
from chassis.transaction import Transaction
from chassis.wake import Wake

# What a statement raises whose connection breaks; the last is asyncpg's confusion.
BROKEN = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
_CONNECT_SECONDS = 5.0
_COMMAND_SECONDS = 30.0
# A burst of commits wakes the relay of another process once per this time.
_NOTIFY_EVERY_SECONDS = 0.02


class Database:
    """Opens its pool on entering; nothing is connected before."""

    def __init__(
        self,
        url: SecretStr,
        *,
        service: str,
        vault: Vault | None = None,
        pool: int = 10,
    ) -> None:
        """Remember where the database is and whose schema is used."""
        self.service = service
        # Told of each commit that may mean work, and of those that say an event.
        self.wake = Wake()
        self.said = Wake()
        self.channel = f"{service.replace('-', '_')}_work"
        self._url = url
        self._vault = vault
        self._size = pool
        self._pool: asyncpg.Pool[asyncpg.Record] | None = None
        self._notifying: asyncio.Task[None] | None = None

    @property
    def url(self) -> SecretStr:
        """Where the database is; for connections that cannot come from the pool."""
        return self._url

    @property
    def pool(self) -> "asyncpg.Pool[asyncpg.Record]":
        """The open pool."""
        if self._pool is None:
            raise RuntimeError("the database is used before it was opened")
        return self._pool

    async def __aenter__(self) -> Self:
        """Open the pool with one connection; more follow as they are needed."""
        self._pool = await asyncpg.create_pool(
            self._url.get_secret_value(),
            min_size=1,
            max_size=self._size,
            timeout=_CONNECT_SECONDS,
            command_timeout=_COMMAND_SECONDS,
            server_settings={"application_name": self.service},
            reset=_as_it_is,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the pool, at the latest after some seconds."""
        if self._notifying is not None:
            await asyncio.wait({self._notifying}, timeout=1)
            # It belongs to this loop; the database may be opened again on another.
            self._notifying = None
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                await self.pool.close()
        except TimeoutError:
            self.pool.terminate()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction: committed at the end, rolled back on any exception."""
        async with self.pool.acquire() as connection, connection.transaction():
            tx = self._on(connection)
            yield tx
            is_news = await tx.is_news()
        # A job that looked and found nothing must not wake itself and all others.
        if is_news:
            self.wake.call()
        if tx.has_said:
            self.said.call()
            if not self.said.is_heard:
                self._notify_soon()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Open a transaction of one moment in which the server refuses to write.

        All its statements see the same state, and it wakes nobody.
        """
        async with (
            self.pool.acquire() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            yield self._on(connection, is_reading=True)

    def _on(
        self,
        connection: "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]",
        *,
        is_reading: bool = False,
    ) -> Transaction:
        return Transaction(
            connection,
            now=clock.now(),
            service=self.service,
            vault=self._vault,
            is_reading=is_reading,
        )

    def _notify_soon(self) -> None:
        """Tell the relay of another process: outside any transaction, not each time."""
        if self._notifying is None or self._notifying.done():
            self._notifying = asyncio.create_task(self._notify())

    async def _notify(self) -> None:
        await asyncio.sleep(_NOTIFY_EVERY_SECONDS)
        try:
            await self.pool.execute(f'notify "{self.channel}"')
        except (*BROKEN, OSError):
            # A connection that broke; the relay polls anyway, this is only faster.
            return


async def _as_it_is(_: object) -> None:
    """Spare the question that undoes session settings: nothing here makes any."""
