"""Sessions in the database; tokens are kept as hashes only."""

import hashlib
from datetime import datetime
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction
from identity_service.domain.session import Session, SessionEnded

_SQL = named_sql(__package__, "sessions.sql")


class SessionStore:
    """Reads and writes sessions in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, session: Session, *, token: str) -> None:
        """Keep a session that `token` opens."""
        await self._tx.execute(
            _SQL["add"],
            session.id,
            hash_of(token),
            session.account_id,
            session.by_temporary,
            self._tx.now,
            session.idle_ends_at,
            session.ends_at,
        )

    async def must_live(self, token: str) -> None:
        """Raise SessionEnded unless a token's session lives."""
        if not await self._tx.fetchval(_SQL["lives"], hash_of(token), self._tx.now):
            raise SessionEnded

    async def end(self, token: str) -> None:
        """End the session of a token; harmless when it has ended."""
        await self._tx.execute(_SQL["end"], hash_of(token), self._tx.now)

    async def end_all(self, account_id: UUID) -> None:
        """End every session of an account."""
        await self._tx.execute(_SQL["end_all"], account_id, self._tx.now)

    async def forget(self, *, ended_before: datetime) -> None:
        """Drop sessions that are long over."""
        await self._tx.execute(_SQL["forget"], ended_before)


def hash_of(token: str) -> bytes:
    """Give the form in which a token is kept."""
    # A token has 256 random bits: a plain hash of it cannot be guessed back.
    return hashlib.sha256(token.encode()).digest()
