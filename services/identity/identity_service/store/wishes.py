"""Accounts that are to be made, in the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction

_SQL = named_sql(__package__, "wishes.sql")

# Longer than the call to the case service may take.
_LEASE = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Wish:
    """An account that an invitation asks for, claimed for one attempt."""

    case_id: UUID
    tenant: str
    attempt: int


class WishStore:
    """Reads and writes wishes in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, case_id: UUID, *, tenant: str) -> None:
        """Ask for an account once per case."""
        await self._tx.execute(_SQL["add"], case_id, tenant, self._tx.now)

    async def claim(self) -> Wish | None:
        """Take the next wish that is due, if any."""
        row = await self._tx.fetchrow(
            _SQL["claim"], self._tx.now, self._tx.now + _LEASE
        )
        return Wish(**row) if row else None

    async def postpone(self, wish: Wish, *, until: datetime) -> None:
        """Try a claimed wish again later."""
        await self._tx.execute(_SQL["postpone"], wish.case_id, wish.attempt, until)

    async def fulfil(self, wish: Wish) -> bool:
        """Close a wish; False when it was cancelled or fulfilled meanwhile."""
        return await self._tx.fetchval(_SQL["fulfil"], wish.case_id) is not None

    async def cancel(self, case_id: UUID) -> None:
        """Make no account any more for a case that has none yet."""
        await self._tx.execute(_SQL["cancel"], case_id)
