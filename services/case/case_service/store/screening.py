"""The do-not-contract list, and second packets of one producer."""

from dataclasses import dataclass
from datetime import datetime

from case_service.domain.screening import Barred, Kind
from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "screening.sql")


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry of the list as an operator sees it: whom it means stays unreadable."""

    kind: Kind
    reference: str
    added_by: str
    added_at: datetime


class ScreeningStore:
    """Keeps whom nobody contracts with, and finds them in cases."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def bar(self, barred: Barred, *, digest: bytes, by: str) -> bool:
        """Put somebody on the list; False who is on it already."""
        added = await self._tx.fetchval(
            SQL["bar"],
            uuid7(),
            barred.tenant,
            barred.kind,
            digest,
            barred.reference,
            by,
            self._tx.now,
        )
        return added is not None

    async def unbar(self, kind: Kind, *, digest: bytes, tenant: str) -> bool:
        """Take somebody off the list; False who is not on it."""
        return await self._tx.fetchval(SQL["unbar"], tenant, kind, digest) is not None

    async def entries(self, *, tenant: str) -> tuple[ListedEntry, ...]:
        """Give the list, oldest entry first."""
        rows = await self._tx.fetch(SQL["list"], tenant)
        return tuple(ListedEntry(**{**row, "kind": Kind(row["kind"])}) for row in rows)
