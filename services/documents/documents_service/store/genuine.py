"""What was given out, by hash, and who asked about a file lately."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7
from documents_service.domain.genuine import Known
from documents_service.domain.packet_list import kind_of

SQL = named_sql(__package__, "genuine.sql")


class GenuineStore:
    """Finds documents by hash; keeps nothing of the file that is asked about."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def documents(self, hashes: Iterable[str]) -> tuple[Known, ...]:
        """Give the documents that have or had one of these hashes."""
        rows = await self._tx.fetch(SQL["documents"], list(hashes))
        return tuple(
            Known(
                row["reviewed_sha256"],
                row["signed_sha256"],
                row["sealed_sha256"],
                needs_signature=kind_of(row["slug"]).action == "sign",
                is_void=row["is_void"],
            )
            for row in rows
        )

    async def is_other(self, sha256: str) -> bool:
        """Tell whether it is a letter, a signing record or a formerly sealed file."""
        is_other: bool = await self._tx.fetchval(SQL["is_other"], sha256)
        return is_other

    async def note_record(self, case_id: UUID, *, sha256: str) -> None:
        """Remember a signing record that is given out."""
        await self._tx.execute(SQL["note_record"], sha256, case_id, self._tx.now)

    async def count_check(
        self, address: bytes, *, most: int, within: timedelta
    ) -> bool:
        """Count a check by a network address, or tell that it is one too many."""
        now = self._tx.now
        counted = await self._tx.fetchval(
            SQL["count_check"], uuid7(), address, now, now - within, most
        )
        return counted is not None
