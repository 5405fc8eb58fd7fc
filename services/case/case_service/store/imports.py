"""Files of invitations: what their lines say, sealed, and what came of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from asyncpg import Record
from pydantic import TypeAdapter

from case_service.domain.invitation_lines import MOST_TRIES, InvitationLine
from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.sealing import Seal
from chassis.transaction import Transaction

SQL = named_sql(__package__, "imports.sql")
_LINE = TypeAdapter(InvitationLine)
_PLACE = "import_lines.content"


class ImportNotFound(NotFound):
    """There is no such file for whoever asks."""

    def __init__(self) -> None:
        super().__init__("There is no such file of invitations, or it is not yours.")


class LineState(StrEnum):
    """What came of a line, or will."""

    FAULTY = "faulty"
    KNOWN = "known"
    BARRED = "barred"
    READY = "ready"
    INVITED = "invited"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Import:
    """A file of invitations; `state` is checked, running or done."""

    id: UUID
    tenant: str
    recruiter_id: UUID
    state: str
    checked_at: datetime
    confirmed_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line with what came of it; `key` is the case that it opened."""

    line: InvitationLine
    state: LineState
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """How often the lines of a try have been tried, and those that are given up."""

    tries: int
    given_up: tuple[int, ...]


class ImportStore:
    """Keeps files of invitations."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, file: Import, lines: Sequence[KeptLine]) -> None:
        """Keep a file that was checked; its lines are sealed with a key of its own."""
        await self._tx.execute(
            SQL["add"], file.id, file.tenant, file.recruiter_id, file.checked_at
        )
        seal = await self._tx.seal(file.id)
        await self._tx.execute(
            SQL["add_lines"],
            file.id,
            [one.line.number for one in lines],
            [one.state for one in lines],
            [_closed(seal, one.line) for one in lines],
        )

    async def find(self, import_id: UUID, *, tenant: str, by: UUID | None) -> Import:
        """Give a recruiter's own file; ImportNotFound for others."""
        row = await self._tx.fetchrow(SQL["find"], import_id, tenant, by)
        if row is None:
            raise ImportNotFound
        return Import(**row)

    async def latest(
        self, *, tenant: str, by: UUID | None, limit: int
    ) -> tuple[Import, ...]:
        """Give a recruiter's newest files."""
        rows = await self._tx.fetch(SQL["latest"], tenant, by, limit)
        return tuple(Import(**row) for row in rows)

    async def confirm(self, file: Import) -> None:
        """Let invitations be sent; a second time changes nothing."""
        await self._tx.execute(SQL["confirm"], file.id, self._tx.now)

    async def counts(self, file: Import) -> Mapping[LineState, int]:
        """Count the lines by what came of them."""
        rows = await self._tx.fetch(SQL["counts"], file.id)
        return {LineState(row["state"]): row["lines"] for row in rows}

    async def lines(
        self, file: Import, states: Iterable[LineState], *, after: int, limit: int
    ) -> tuple[KeptLine, ...]:
        """Give a page of lines in the order of the file."""
        rows = await self._tx.fetch(SQL["lines"], file.id, list(states), after, limit)
        seal = await self._tx.seal(file.id)
        return tuple(
            KeptLine(_opened(seal, row), LineState(row["state"]), row["key"])
            for row in rows
        )

    async def claim(self) -> Import | None:
        """Give the file to go on with; nobody else has it until this ends."""
        row = await self._tx.fetchrow(SQL["claim"], self._tx.now)
        return Import(**row) if row else None

    async def ready_lines(
        self, file: Import, *, limit: int
    ) -> tuple[InvitationLine, ...]:
        """Give the next lines that nobody was invited from yet, untried ones first.

        One that failed before comes alone.
        """
        rows = await self._tx.fetch(SQL["ready_lines"], file.id, limit)
        seal = await self._tx.seal(file.id)
        return tuple(_opened(seal, row) for row in rows)

    async def settle(
        self, file: Import, came: Mapping[int, tuple[LineState, UUID | None]]
    ) -> None:
        """Note what came of lines."""
        await self._tx.execute(
            SQL["settle"],
            file.id,
            [*came],
            [state for state, _ in came.values()],
            [case_id for _, case_id in came.values()],
        )

    async def finish(self, file: Import) -> None:
        """Note that every line is settled."""
        await self._tx.execute(SQL["finish"], file.id, self._tx.now)

    async def count_try(self, file: Import, *, limit: int) -> Tried:
        """Count a failure for the lines that `ready_lines` gives."""
        rows = await self._tx.fetch(SQL["count_try"], file.id, limit, MOST_TRIES)
        given_up = tuple(row["line"] for row in rows if row["is_given_up"])
        return Tried(max((row["tries"] for row in rows), default=1), given_up)

    async def postpone(self, file: Import, *, until: datetime) -> None:
        """Go on with a file later: something in it failed."""
        await self._tx.execute(SQL["postpone"], file.id, until)

    async def forget(self, *, before: datetime) -> None:
        """Drop files that were checked long ago, with their keys."""
        await self._tx.execute(SQL["forget"], before)


def _closed(seal: Seal, line: InvitationLine) -> bytes:
    return seal.close(_LINE.dump_json(line), place=_PLACE, version=line.number)


def _opened(seal: Seal, row: Record) -> InvitationLine:
    opened = seal.open(row["content"], place=_PLACE, version=row["line"])
    return _LINE.validate_json(opened)
