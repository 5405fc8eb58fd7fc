"""Whether calls may be made at all."""

from dataclasses import dataclass
from datetime import datetime

from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "queue.sql")


@dataclass(frozen=True, slots=True)
class QueueState:
    """When the refused credentials were used, and the last month that met the cap."""

    paused_at: datetime | None
    cap_reached_in: str | None

    def is_paused(self, *, credentials_changed_at: datetime) -> bool:
        """Tell whether NIPR refused the credentials and they are still the same."""
        return self.paused_at is not None and credentials_changed_at <= self.paused_at


class QueueStore:
    """Pauses and resumes all calls."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def read(self) -> QueueState:
        """Give the state."""
        (row,) = await self._tx.fetch(SQL["read"])
        return QueueState(row["paused_at"], row["cap_reached_in"])

    async def lock(self) -> None:
        """Let nobody else claim a call before this transaction ends."""
        await self._tx.execute(SQL["lock"])

    async def pause(self, *, asked_at: datetime) -> None:
        """Let no call begin with the credentials that a call had at this moment."""
        await self._tx.execute(SQL["pause"], asked_at)

    async def resume(self) -> None:
        """Let calls begin again."""
        await self._tx.execute(SQL["resume"])

    async def note_cap(self, period: str | None) -> None:
        """Remember in which month the cap was met; None when there is room again."""
        await self._tx.execute(SQL["note_cap"], period)
