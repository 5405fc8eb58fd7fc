"""Temporary passwords in the database: hashes, minutes and tries."""

from datetime import datetime
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction
from identity_service.domain.temporary_password import (
    LIFETIME,
    RECOGNIZED,
    TemporaryPassword,
)

_SQL = named_sql(__package__, "temporary_passwords.sql")


class TemporaryPasswordStore:
    """Reads and writes temporary passwords in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def newest(self, account_id: UUID | None) -> tuple[TemporaryPassword, ...]:
        """Give the newest ones that a typed password is compared with."""
        rows = await self._tx.fetch(_SQL["newest"], account_id, RECOGNIZED)
        return tuple(TemporaryPassword(**row) for row in rows)

    async def issue(self, account_id: UUID, *, hashed: str) -> int:
        """Keep a new one in place of the valid one; gives its claim number."""
        await self.void(account_id)
        claim = await self._tx.fetchval(
            _SQL["add"], account_id, hashed, self._tx.now, self._tx.now + LIFETIME
        )
        return int(claim)

    async def void(self, account_id: UUID) -> None:
        """End the valid one, if there is one."""
        await self._tx.execute(_SQL["void"], account_id, self._tx.now)

    async def void_issued_before(self, account_id: UUID, *, moment: datetime) -> None:
        """End the valid one unless it is newer than `moment`."""
        await self._tx.execute(
            _SQL["void_issued_before"], account_id, self._tx.now, moment
        )

    async def use_try(self, account_id: UUID | None) -> None:
        """Count a try at the valid one before it is known to be right."""
        await self._tx.execute(_SQL["use_try"], account_id)

    async def give_try_back(self, account_id: UUID | None) -> None:
        """Uncount a try that was no guess."""
        await self._tx.execute(_SQL["give_try_back"], account_id)

    async def forget(self, *, expired_before: datetime) -> None:
        """Drop old ones that nobody will type any more."""
        await self._tx.execute(_SQL["forget"], expired_before)
