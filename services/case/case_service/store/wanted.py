"""Documents that a reviewer asked for by name, and what came for them."""

from collections.abc import Iterable
from uuid import UUID

from asyncpg import Record as Row

from case_service.domain.case import Case
from case_service.domain.wanted import WantedDocument
from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "wanted.sql")

_PLACE = "wanted_documents.name"


class WantedStore:
    """Keeps the documents that are wanted."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, case: Case, *, request_id: UUID, names: Iterable[str]) -> None:
        """Keep what a request asks for, the names sealed."""
        seal = await self._tx.seal(case.id)
        for name in names:
            sealed = seal.close(name.encode(), place=_PLACE)
            await self._tx.execute(SQL["add"], uuid7(), request_id, case.id, sealed)

    async def carry_over(self, request_id: UUID, *, to: UUID) -> None:
        """Let a request want what the one that it replaces did not get."""
        await self._tx.execute(SQL["carry_over"], request_id, to)

    async def of_case(self, case_id: UUID) -> tuple[WantedDocument, ...]:
        """List what all requests of a case ask for, in the order of asking."""
        return await self._opened(case_id, SQL["of_case"], case_id)

    async def of_request(
        self, case_id: UUID, request_id: UUID
    ) -> tuple[WantedDocument, ...]:
        """List what one request asks for."""
        return await self._opened(case_id, SQL["of_request"], request_id)

    async def send(self, case: Case, wanted_id: UUID, *, file_id: UUID) -> bool:
        """Note the file sent for a document; False if nobody asks for it now."""
        sent = await self._tx.fetchval(
            SQL["send"], wanted_id, case.id, file_id, self._tx.now
        )
        return sent is not None

    async def _opened(
        self, case_id: UUID, statement: str, sought: UUID
    ) -> tuple[WantedDocument, ...]:
        rows = await self._tx.fetch(statement, sought)
        if not rows:
            return ()
        seal = await self._tx.seal(case_id)
        return tuple(_wanted(row, seal) for row in rows)


def _wanted(row: Row, seal: Seal) -> WantedDocument:
    return WantedDocument(
        id=row["id"],
        request_id=row["request_id"],
        name=seal.open(row["name"], place=_PLACE).decode(),
        sent_at=row["sent_at"],
        file_id=row["file_id"],
        is_here=row["is_here"],
    )
