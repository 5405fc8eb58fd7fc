"""Cases: locked before they are changed, saved together with their history."""

from datetime import datetime
from uuid import UUID

from asyncpg import Record

from case_service.domain.case import Case
from case_service.domain.case_key import read_case_key
from case_service.domain.history import Entry
from case_service.domain.state import State
from case_service.domain.status import ENDED, Status
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer
from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.transaction import Transaction

SQL = named_sql(__package__, "cases.sql")

NOTE = "history.note"
"""What notes are sealed for."""

Ref = UUID | str
"""What a case is found by: its id or its key."""


class CaseNotFound(NotFound):
    """There is no such case for whoever asks."""

    def __init__(self) -> None:
        super().__init__("There is no such case, or it is not one of yours.")


def sought(ref: Ref, by: Viewer) -> tuple[object, ...]:
    """Give the arguments by which a statement finds a case for somebody."""
    return ref if isinstance(ref, UUID) else read_case_key(ref), *seen_by(by)


def seen_by(by: Viewer) -> tuple[object, ...]:
    """Give the arguments that narrow a statement to what somebody may see."""
    return list(by.roles), by.tenant, by.account_id


def to_case(row: Record) -> Case:
    """Read a case from a row that has its columns."""
    return Case(
        id=row["id"],
        key=row["key"],
        tenant=row["tenant"],
        status=Status(row["status"]),
        version=row["version"],
        recruiter_id=row["recruiter_id"],
        states=tuple(State(state) for state in row["states"]),
        producer_id=row["producer_id"],
        reviewer_id=row["reviewer_id"],
        reviewer_name=row["reviewer_name"],
        review_round=row["review_round"],
        submitted_at=row["submitted_at"],
        reopened=frozenset(Tab(tab) for tab in row["reopened"]),
        packet_hash=row["packet_hash"],
    )


class CaseStore:
    """Keeps cases."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def lock(self, ref: Ref, *, by: Viewer) -> Case:
        """Give a case that nobody else can change now; CaseNotFound for strangers."""
        name = "lock" if isinstance(ref, UUID) else "lock_by_key"
        row = await self._tx.fetchrow(SQL[name], *sought(ref, by))
        if row is None:
            raise CaseNotFound
        return to_case(row)

    async def save(
        self,
        case: Case,
        *,
        entry: Entry,
        note: str = "",
        queue_since: datetime | None = None,
    ) -> None:
        """Keep a decision with its line in the history; the line's note is sealed.

        With a submission comes `queue_since`: from when on the review's clock runs.
        """
        await self._tx.execute(
            SQL["save"],
            case.id,
            case.status,
            case.version,
            case.producer_id,
            case.reviewer_id,
            case.reviewer_name,
            case.review_round,
            sorted(case.reopened),
            case.packet_hash,
            case.submitted_at,
            self._tx.now,
            *_columns(entry),
            queue_since,
            await self._sealed(case.id, note),
            sorted(ENDED),
        )

    async def keep_prepared(self, case_id: UUID, *, snapshot_hash: str) -> None:
        """Keep from which answers documents were last made for signing."""
        await self._tx.execute(SQL["keep_prepared"], case_id, snapshot_hash)

    async def count_resend(self, case: Case) -> int:
        """Count an invitation that goes out again; gives how many did."""
        count: int = await self._tx.fetchval(SQL["count_resend"], case.id)
        return count

    async def keep_reason(self, case: Case, reason: str) -> None:
        """Keep the reason of a decision, sealed."""
        seal = await self._tx.seal(case.id)
        sealed = seal.close(reason.encode(), place="cases.reason")
        await self._tx.execute(SQL["keep_reason"], case.id, sealed)

    async def write_history(
        self, case_id: UUID, entry: Entry, *, note: str = ""
    ) -> None:
        """Write a line about something that changed no decision; the note is sealed."""
        sealed = await self._sealed(case_id, note)
        await self._tx.execute(
            SQL["write_history"], case_id, self._tx.now, *_columns(entry), sealed
        )

    async def write_history_once(self, case_id: UUID, entry: Entry) -> None:
        """Write a line unless one of the same person is under twelve hours old."""
        await self._tx.execute(
            SQL["write_history_once"], case_id, self._tx.now, *_columns(entry)
        )

    async def _sealed(self, case_id: UUID, note: str) -> bytes | None:
        if not note:
            return None
        return (await self._tx.seal(case_id)).close(note.encode(), place=NOTE)


def _columns(entry: Entry) -> tuple[object, ...]:
    return entry.deed, entry.detail, entry.role, entry.account_id, entry.name
