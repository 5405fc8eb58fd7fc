"""When the timestamp of a sealed file is looked at next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction
from documents_service.domain.packet import Packet, PacketId

SQL = named_sql(__package__, "timestamps.sql")

# What failed, or was renewed, is looked at again after this time.
_PAUSE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A sealed file whose timestamp is to be looked at."""

    case_id: UUID
    packet_id: PacketId
    slug: str


class TimestampStore:
    """Remembers which timestamps to look at."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def watch(self, packet: Packet, slug: str) -> None:
        """Have the timestamp of a document that was just sealed looked at."""
        await self._tx.execute(
            SQL["watch"], packet.id, slug, packet.case_id, self._tx.now
        )

    async def claim(self) -> Due | None:
        """Take up a timestamp that is to be looked at now."""
        now = self._tx.now
        row = await self._tx.fetchrow(SQL["claim"], now, now + _PAUSE)
        if row is None:
            return None
        return Due(row["case_id"], PacketId(row["packet_id"]), row["slug"])

    async def look_again(self, due: Due, *, at: datetime) -> None:
        """Look at the timestamp again at this time."""
        await self._tx.execute(SQL["look_again"], due.packet_id, due.slug, at)

    async def forget(self, case_id: UUID) -> None:
        """Do nothing more about the files of a case: nobody can read them any more."""
        await self._tx.execute(SQL["forget"], case_id)
