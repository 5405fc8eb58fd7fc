"""One database transaction: its connection, its moment, what it announces."""

from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from chassis import data_keys, outbox
from chassis.sealing import Seal, Vault
from contracts.event import Event


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
    ) -> None:
        """Wrap an open transaction; `Database.transaction` makes these."""
        self.connection = connection
        self.now = now
        self._service = service
        self._vault = vault
        self._seals: dict[UUID, Seal] = {}
        self._is_changed = False

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

    def note_change(self) -> None:
        """Say that this transaction changes something, which spares a question."""
        self._is_changed = True

    async def has_changed(self) -> bool:
        """Tell whether anything was written or locked so far."""
        return self._is_changed or bool(
            await self.fetchval("select pg_current_xact_id_if_assigned() is not null")
        )

    async def publish(self, event: Event) -> None:
        """Announce an event: it is said if, and only if, this transaction commits."""
        self.note_change()
        await outbox.write(self, event, service=self._service)

    async def seal(self, case_id: UUID) -> Seal:
        """Give the case's seal; its data key is made on first use."""
        if case_id not in self._seals:
            self._seals[case_id] = await data_keys.case_seal(self, self._vault, case_id)
        return self._seals[case_id]
