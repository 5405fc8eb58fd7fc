"""Whom a token belongs to: a session with its account, read in one statement."""

from datetime import datetime

from asyncpg import Record

from chassis.queries import named_sql
from chassis.transaction import Transaction
from identity_service.domain.session import IDLE, Session, SessionEnded, SignedIn
from identity_service.store.accounts import account_in, open_person
from identity_service.store.sessions import hash_of

_SQL = named_sql(__package__, "signed_in.sql")


class SignedInStore:
    """Looks tokens up in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def find(self, token: str) -> SignedIn:
        """Give who has a living session; raises SessionEnded."""
        return await self._look_up(token, until=self._tx.now)

    async def extend(self, token: str) -> SignedIn:
        """Give who has a living session and let its idle time begin anew."""
        return await self._look_up(token, until=self._tx.now + IDLE)

    async def _look_up(self, token: str, *, until: datetime) -> SignedIn:
        now = self._tx.now
        row = await self._tx.fetchrow(_SQL["look_up"], hash_of(token), now, until)
        if row is None:
            raise SessionEnded
        person = await open_person(self._tx, row["id"], row["person"])
        return SignedIn(_session(row), account_in(row), person)


def _session(row: Record) -> Session:
    return Session(
        id=row["session_id"],
        account_id=row["id"],
        by_temporary=row["by_temporary"],
        idle_ends_at=row["idle_ends_at"],
        ends_at=row["ends_at"],
    )
