"""Requests for temporary passwords that wait for their event."""

from dataclasses import dataclass
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction

_SQL = named_sql(__package__, "password_requests.sql")


@dataclass(frozen=True, slots=True)
class PasswordRequest:
    """Somebody pressed "Get My Password"; no account when the User ID is unknown."""

    id: UUID
    account_id: UUID | None


class PasswordRequestStore:
    """Reads and writes requests in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, request: PasswordRequest) -> None:
        """Keep a request until it is answered."""
        await self._tx.execute(
            _SQL["add"], request.id, request.account_id, self._tx.now
        )

    async def take(self) -> PasswordRequest | None:
        """Take the oldest request, if any."""
        row = await self._tx.fetchrow(_SQL["take"])
        return PasswordRequest(**row) if row else None
