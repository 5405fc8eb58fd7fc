"""Which cases are kept, held and erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asyncpg import Record

from case_service.domain.case_key import read_case_key
from case_service.domain.retention import Ended
from case_service.domain.status import Status
from case_service.store.cases import CaseNotFound
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "retention.sql")


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case with what its time depends on."""

    id: UUID
    key: str
    ended: Ended


class RetentionStore:
    """Reads how long cases are to be kept, and takes their data away."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def lock(self, key: str, *, tenant: str) -> KeptCase:
        """Give a case that nobody changes meanwhile. Raises CaseNotFound."""
        row = await self._tx.fetchrow(SQL["lock"], read_case_key(key), tenant)
        if row is None:
            raise CaseNotFound
        return _to_kept(row)

    async def hold(self, case: KeptCase, *, reference: str, by: str) -> bool:
        """Place a legal hold; False if there is one."""
        held = await self._tx.fetchval(
            SQL["hold"], case.id, reference, by, self._tx.now
        )
        return held is not None

    async def lift(self, case: KeptCase) -> bool:
        """Lift the legal hold; False if there is none."""
        return await self._tx.fetchval(SQL["lift"], case.id) is not None

    async def ended_before(
        self, moment: datetime, *, tenant: str
    ) -> Sequence[KeptCase]:
        """Give the cases that ended before then, the oldest first."""
        rows = await self._tx.fetch(SQL["ended_before"], tenant, moment)
        return [_to_kept(row) for row in rows]

    async def erase(self, case: KeptCase) -> None:
        """Destroy the case's key, and all by which it could be found."""
        await self._tx.execute(SQL["erase"], case.id, self._tx.now)
        await self._tx.destroy_key(case.id)


def _to_kept(row: Record) -> KeptCase:
    ended = Ended(Status(row["status"]), row["decided_at"], row["reference"])
    return KeptCase(row["id"], row["key"], ended)
