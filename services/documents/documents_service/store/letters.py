"""Welcome Letters: wanted at the approval, made later, one per case for ever."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asyncpg import Record

from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7
from documents_service.domain.packet import KeptFile

SQL = named_sql(__package__, "letters.sql")


@dataclass(frozen=True, slots=True)
class Letter:
    """A Welcome Letter that is made."""

    id: UUID
    case_id: UUID
    prepared_at: datetime
    kept: KeptFile
    size: int


class LetterStore:
    """Keeps wishes for letters, and the letters."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def want(self, case_id: UUID) -> None:
        """Ask for the case's letter, once."""
        await self._tx.execute(SQL["want"], uuid7(), case_id, self._tx.now)

    async def claim(self, *, idle_since: datetime) -> UUID | None:
        """Take up a case whose letter is still to be made."""
        case_id: UUID | None = await self._tx.fetchval(
            SQL["claim"], self._tx.now, idle_since
        )
        return case_id

    async def save(
        self, case_id: UUID, *, kept: KeptFile, size: int, template_version: str
    ) -> UUID | None:
        """Keep the letter and give its id; None when the case has one already."""
        letter_id: UUID | None = await self._tx.fetchval(
            SQL["save"],
            case_id,
            template_version,
            self._tx.now,
            kept.name,
            kept.sha256,
            size,
        )
        return letter_id

    async def of_case(self, case_id: UUID) -> Letter | None:
        """Find the case's letter."""
        return _letter(await self._tx.fetchrow(SQL["of_case"], case_id))

    async def one(self, letter_id: UUID) -> Letter | None:
        """Find a letter."""
        return _letter(await self._tx.fetchrow(SQL["one"], letter_id))


def _letter(row: Record | None) -> Letter | None:
    if row is None:
        return None
    return Letter(
        id=row["letter_id"],
        case_id=row["case_id"],
        prepared_at=row["prepared_at"],
        kept=KeptFile(row["object_name"], row["sha256"]),
        size=row["size"],
    )
