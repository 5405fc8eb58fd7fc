"""Letters: wanted when something happened, made later, once for each thing told."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from asyncpg import Record

from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7
from documents_service.domain.letter_list import LetterKind, Wish, letter_kind
from documents_service.domain.packet import KeptFile

SQL = named_sql(__package__, "letters.sql")

_PLACE = "letters.words"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is made; the words to be mailed are HTML of our own."""

    id: UUID
    case_id: UUID
    kind: LetterKind
    prepared_at: datetime
    kept: KeptFile
    size: int
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter's file, its size in bytes, and the words to be mailed."""

    kept: KeptFile
    size: int
    words: str = field(repr=False)


class LetterStore:
    """Keeps wishes for letters, and the letters."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def want(self, wish: Wish) -> None:
        """Ask for a letter, once."""
        await self._tx.execute(
            SQL["want"], uuid7(), wish.case_id, wish.slug, wish.about, self._tx.now
        )

    async def drop_wanted(self, case_id: UUID) -> None:
        """Write no more letters of the case."""
        await self._tx.execute(SQL["drop_wanted"], case_id)

    async def claim(self, *, idle_since: datetime) -> tuple[UUID, Wish] | None:
        """Take up a letter that is still to be made: its id, and what is wanted."""
        row = await self._tx.fetchrow(SQL["claim"], self._tx.now, idle_since)
        if row is None:
            return None
        return row["letter_id"], Wish(row["slug"], row["case_id"], row["about"])

    async def save(self, letter_id: UUID, *, wish: Wish, written: Written) -> bool:
        """Keep the letter; False when it was made already."""
        seal = await self._tx.seal(wish.case_id)
        saved: UUID | None = await self._tx.fetchval(
            SQL["save"],
            letter_id,
            wish.kind.template_version,
            self._tx.now,
            written.kept.name,
            written.kept.sha256,
            written.size,
            seal.close(written.words.encode(), place=_PLACE),
        )
        return saved is not None

    async def of_case(self, case_id: UUID) -> tuple[Letter, ...]:
        """List the case's letters, oldest first."""
        rows = await self._tx.fetch(SQL["of_case"], case_id)
        return tuple([await self._letter(row) for row in rows])

    async def one(self, letter_id: UUID) -> Letter | None:
        """Find a letter."""
        row = await self._tx.fetchrow(SQL["one"], letter_id)
        return None if row is None else await self._letter(row)

    async def _letter(self, row: Record) -> Letter:
        words = b""
        if row["words"] is not None:
            seal = await self._tx.seal(row["case_id"])
            words = seal.open(row["words"], place=_PLACE)
        return Letter(
            id=row["letter_id"],
            case_id=row["case_id"],
            kind=letter_kind(row["slug"]),
            prepared_at=row["prepared_at"],
            kept=KeptFile(row["object_name"], row["sha256"]),
            size=row["size"],
            words=words.decode(),
        )
