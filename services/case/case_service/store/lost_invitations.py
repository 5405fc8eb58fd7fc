"""Requests for lost invitations, until they are answered and no limit counts them."""

from case_service.domain.lost_invitation import (
    MAILS_WITHIN,
    MOST_REQUESTS,
    REQUESTS_WITHIN,
    LostInvitation,
)
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "lost_invitations.sql")


class LostInvitationStore:
    """Keeps who asked, and counts."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, lost: LostInvitation, *, address: bytes) -> None:
        """Keep a request; one too many of a network address is dropped."""
        now = self._tx.now
        await self._tx.execute(
            SQL["add"],
            lost.id,
            lost.tenant,
            lost.email,
            address,
            now,
            now - MAILS_WITHIN,
            now - REQUESTS_WITHIN,
            MOST_REQUESTS,
        )

    async def take(self) -> LostInvitation | None:
        """Take the request that waits longest, if any."""
        row = await self._tx.fetchrow(SQL["take"])
        return LostInvitation(**row) if row else None

    async def mails(self, lost: LostInvitation) -> int:
        """Count how often the address was written to lately."""
        since = self._tx.now - MAILS_WITHIN
        count: int = await self._tx.fetchval(SQL["mails_since"], lost.email, since)
        return count

    async def note_sent(self, lost: LostInvitation) -> None:
        """Count one more mail for the address."""
        await self._tx.execute(SQL["note_sent"], lost.id, self._tx.now)
