"""Appointments: wished for with the approval, filed one by one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from asyncpg import Record

from case_service.domain.appointment import (
    Appointment,
    AppointmentLine,
    AppointmentStatus,
    FilerAnswer,
    Rejection,
)
from case_service.domain.state import State
from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "appointments.sql")

# Longer than the call to the filer may take.
_LEASE = timedelta(seconds=60)


class AppointmentStore:
    """Keeps appointments."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(
        self, case_id: UUID, needed: Sequence[tuple[State, AppointmentLine, bool]]
    ) -> None:
        """Keep what is to be filed, and record what is not; a second time adds none."""
        now = self._tx.now
        pending, recorded = AppointmentStatus.PENDING, AppointmentStatus.RECORDED
        await self._tx.execute(
            SQL["add"],
            case_id,
            now,
            [uuid7() for _ in needed],
            [state for state, _, _ in needed],
            [line for _, line, _ in needed],
            ["individual" if is_filed else "none" for _, _, is_filed in needed],
            [pending if is_filed else recorded for _, _, is_filed in needed],
            [now if is_filed else None for _, _, is_filed in needed],
        )

    async def of_case(self, case_id: UUID) -> tuple[Appointment, ...]:
        """Give the appointments of a case."""
        rows = await self._tx.fetch(SQL["of_case"], case_id)
        return tuple(_appointment(row) for row in rows)

    async def claim(self) -> Appointment | None:
        """Take the next appointment that the filer is to be asked about."""
        now = self._tx.now
        row = await self._tx.fetchrow(SQL["claim"], now, now + _LEASE)
        return _appointment(row) if row else None

    async def postpone(self, appointment: Appointment, *, until: datetime) -> None:
        """Ask again then, unless somebody else asks already."""
        await self._tx.execute(
            SQL["postpone"],
            appointment.id,
            appointment.attempts,
            until,
            appointment.filing,
        )

    async def file(
        self, appointment: Appointment, answer: FilerAnswer, *, ask_again: datetime
    ) -> bool:
        """Note that it is filed; False when that is known already."""
        done = await self._tx.fetchval(
            SQL["file"],
            appointment.id,
            appointment.attempts,
            self._tx.now,
            answer.reference,
            ask_again,
            appointment.filing,
        )
        return done is not None

    async def settle(self, appointment: Appointment, answer: FilerAnswer) -> bool:
        """Note the state's decision; False when that is known already."""
        done = await self._tx.fetchval(
            SQL["settle"],
            appointment.id,
            appointment.attempts,
            answer.status,
            self._tx.now,
            answer.reference,
            answer.rejection,
            appointment.filing,
        )
        return done is not None

    async def file_again(self, appointment: Appointment) -> None:
        """Keep that it is filed once more, at once."""
        await self._tx.execute(
            SQL["file_again"],
            appointment.id,
            appointment.filing,
            appointment.status,
            self._tx.now,
        )


def _appointment(row: Record) -> Appointment:
    return Appointment(
        id=row["id"],
        filing=row["filing"],
        case_id=row["case_id"],
        state=State(row["state"]),
        line=AppointmentLine(row["line"]),
        status=AppointmentStatus(row["status"]),
        wished_at=row["wished_at"],
        filed_at=row["filed_at"],
        settled_at=row["settled_at"],
        reference=row["reference"],
        rejection=Rejection(row["rejection"]) if row["rejection"] else None,
        attempts=row["attempts"],
    )
