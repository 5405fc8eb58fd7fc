"""The row that is locked first, and the objects that are about to be written."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "cases.sql")


class CaseStore:
    """Locks cases and reserves names for objects."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def lock(self, case_id: UUID) -> bool:
        """Lock the case for the rest of the transaction; tell whether it is open."""
        await self._tx.execute(SQL["remember"], case_id)
        closed_at: datetime | None = await self._tx.fetchval(SQL["lock"], case_id)
        return closed_at is None

    async def close(self, case_id: UUID) -> None:
        """Take no more files and signatures for the case."""
        await self._tx.execute(SQL["close"], case_id, self._tx.now)

    async def reserve(self, name: str, *, bucket: str) -> None:
        """Remember that an object of this name may come to be."""
        await self._tx.execute(SQL["reserve"], name, bucket, self._tx.now)

    async def claim(self, names: Iterable[str]) -> None:
        """Forget the reservations of objects that a row speaks of from now on."""
        await self._tx.execute(SQL["claim"], list(names))

    async def abandoned(self, *, before: datetime) -> list[tuple[str, str]]:
        """List objects (name, bucket) that were reserved and never spoken of."""
        rows = await self._tx.fetch(SQL["abandoned"], before)
        return [(row["object_name"], row["bucket"]) for row in rows]

    async def give_up_files(self, case_id: UUID, *, bucket: str) -> None:
        """Let the uploaded files of a case be swept."""
        await self._tx.execute(SQL["give_up_files"], case_id, bucket, self._tx.now)
