"""Files that the object store is to hold on to, and those that it holds on to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction
from documents_service.domain.packet import KeptFile

SQL = named_sql(__package__, "locks.sql")


@dataclass(frozen=True, slots=True)
class Lock:
    """A file that is to be locked."""

    case_id: UUID
    kept: KeptFile


class LockStore:
    """Keeps wishes for locks, and what came of them."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def want(self, case_id: UUID, files: Iterable[KeptFile]) -> None:
        """Ask for locks on files of the case, once each."""
        for file in files:
            await self._tx.execute(
                SQL["want"], file.name, case_id, file.sha256, self._tx.now
            )

    async def claim(self, *, tried_before: datetime) -> Lock | None:
        """Take up a file that is to be locked; those never tried come first."""
        row = await self._tx.fetchrow(SQL["claim"], self._tx.now, tried_before)
        if row is None:
            return None
        return Lock(row["case_id"], KeptFile(row["object_name"], row["sha256"]))

    async def locked(self, lock: Lock, *, until: datetime) -> None:
        """Remember until when the store holds on to the file."""
        await self._tx.execute(SQL["locked"], lock.kept.name, until)

    async def forget(self, case_id: UUID) -> None:
        """Do nothing more about the files of a case: nobody can read them any more."""
        await self._tx.execute(SQL["forget"], case_id)
