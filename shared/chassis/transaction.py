"""One database transaction: its connection, its moment, what it announces."""

from asyncio import Task, create_task, gather, sleep
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import asyncpg

from chassis import data_keys, outbox
from chassis.sealing import Seal, Vault
from contracts.event import Event

T = TypeVar("T")


class Transaction:
    """Everything a use case may touch; opened and committed by the edges only.

    `now` is the one reading of the clock for all that happens in it (UTC).
    """

    def __init__(
        self,
        connection: "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]",
        *,
        now: datetime,
        service: str,
        vault: Vault | None,
        is_reading: bool = False,
    ) -> None:
        """Wrap an open transaction; a `Database` makes these."""
        self.connection = connection
        self.now = now
        self.is_reading = is_reading
        self._service = service
        self._vault = vault
        self._seals: dict[UUID, Seal] = {}
        self.has_said = False
        self._is_news: bool | None = None

    async def fetch(self, sql: str, *args: object) -> list[asyncpg.Record]:
        """Run a statement and give its rows."""
        return await self.connection.fetch(sql, *args)

    async def fetchrow(self, sql: str, *args: object) -> asyncpg.Record | None:
        """Run a statement and give its first row, or None."""
        return await self.connection.fetchrow(sql, *args)

    async def fetchval(self, sql: str, *args: object) -> Any:  # noqa: ANN401 (a column of any type)
        """Run a statement and give the first column of its first row."""
        return await self.connection.fetchval(sql, *args)

    async def execute(self, sql: str, *args: object) -> str:
        """Run a statement and give its command tag."""
        return await self.connection.execute(sql, *args)

    @asynccontextmanager
    async def meanwhile(self, asked: Coroutine[Any, Any, T]) -> AsyncIterator[Task[T]]:
        """Compute, and ask nothing else, while the server answers a question.

        At the end the answer is there. One connection takes one question at a time.
        """
        answer = create_task(asked)
        try:
            # A statement that is prepared is on its way when the loop had its turn.
            await sleep(0)
            yield answer
            await answer
        finally:
            answer.cancel()
            await gather(answer, return_exceptions=True)

    def be_quiet(self) -> None:
        """Wake no job by this commit: what it writes is work for nobody."""
        self._is_news = False

    def be_news(self) -> None:
        """Wake the jobs by this commit, without a question to the server."""
        self._is_news = True

    async def is_news(self) -> bool:
        """Tell whether the commit may mean work; unless said, by what was written."""
        if self._is_news is None:
            self._is_news = self.has_said or bool(
                await self.fetchval(
                    "select pg_current_xact_id_if_assigned() is not null"
                )
            )
        return self._is_news

    async def publish(self, event: Event) -> None:
        """Announce an event: it is said if, and only if, this transaction commits."""
        self.has_said = True
        await outbox.write(self, [event], service=self._service)

    async def publish_all(self, events: Sequence[Event]) -> None:
        """Announce many events, at most one of each entity, in one statement."""
        if events:
            self.has_said = True
            await outbox.write(self, events, service=self._service)

    @property
    def vault(self) -> Vault:
        """What seals small values that belong to no case."""
        if self._vault is None:
            raise data_keys.NoVault
        return self._vault

    async def make_seals(self, case_ids: Iterable[UUID]) -> None:
        """Make the data keys of many new cases at once; `seal` has them then."""
        self._seals |= await data_keys.new_seals(self, self._vault, case_ids)

    async def seal(self, case_id: UUID) -> Seal:
        """Give the case's seal; its data key is made on first use."""
        if case_id not in self._seals:
            self._seals[case_id] = await data_keys.case_seal(self, self._vault, case_id)
        return self._seals[case_id]

    async def destroy_key(self, case_id: UUID) -> None:
        """Destroy the case's data key: nothing sealed with it is readable any more."""
        self._seals.pop(case_id, None)
        await data_keys.destroy_key(self, case_id)

    def unwrapped_seal(self, case_id: UUID, wrapped: bytes) -> Seal:
        """Give a case's seal whose wrapped key came with another answer."""
        if case_id not in self._seals:
            self._seals[case_id] = self.vault.seal(case_id, wrapped)
        return self._seals[case_id]

    async def prepare_seals(self, case_ids: Iterable[UUID]) -> None:
        """Have the seals of several cases at hand with one question to the server."""
        wanted = set(case_ids) - self._seals.keys()
        self._seals |= await data_keys.case_seals(self, self._vault, wanted)
