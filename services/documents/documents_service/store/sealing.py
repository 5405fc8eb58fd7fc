"""Packets that should be sealed by now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "sealing.sql")


@dataclass(frozen=True, slots=True)
class Late:
    """How many packets are late, and since when the first of them is at work."""

    packets: int
    oldest: datetime | None


class SealingStore:
    """Tells which packets stand still between the signatures and the seal."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def late(self, *, since_before: datetime) -> Late:
        """Count the packets whose countersignature began before then and is missing."""
        row = await self._tx.fetchrow(SQL["at_work"], since_before)
        assert row is not None  # noqa: S101 (a count is always answered)
        return Late(row["packets"], row["oldest"])

    async def claim_signed(self, *, asked_before: datetime) -> UUID | None:
        """Take up a case with a signed packet about which nobody asked since then."""
        case_id: UUID | None = await self._tx.fetchval(
            SQL["claim_signed"], self._tx.now, asked_before
        )
        return case_id
