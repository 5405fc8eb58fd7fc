"""What is to be fetched from the nipr-adapter."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from pydantic import TypeAdapter

from case_service.domain.case import Case
from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "wishes.sql")

# Longer than the call to the nipr-adapter may take.
_LEASE = timedelta(seconds=20)
_DETAILS = TypeAdapter(dict[str, str])


class WishKind(StrEnum):
    """What can be wished for."""

    MATCH = "match"
    NARROWING = "narrowing"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to fetch; `subject_id` is a look-up's or a report's id."""

    id: UUID
    case_id: UUID
    tenant: str
    kind: WishKind
    subject_id: UUID
    details: dict[str, str]
    attempt: int


class WishStore:
    """Keeps wishes until they are fulfilled."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(
        self,
        case: Case,
        kind: WishKind,
        *,
        subject_id: UUID,
        details: dict[str, str] | None = None,
    ) -> None:
        """Wish for something; the job fetches it."""
        seal = await self._tx.seal(case.id)
        sealed = (
            seal.close(_DETAILS.dump_json(details), place="wishes.details")
            if details
            else None
        )
        await self._tx.execute(
            SQL["add"], uuid7(), case.id, kind, subject_id, sealed, self._tx.now
        )

    async def claim(self) -> Wish | None:
        """Take the next wish that is due; it comes back unless it is fulfilled."""
        now = self._tx.now
        row = await self._tx.fetchrow(SQL["claim"], now, now + _LEASE)
        if row is None:
            return None
        details: dict[str, str] = {}
        if row["details"] is not None:
            seal = await self._tx.seal(row["case_id"])
            opened = seal.open(row["details"], place="wishes.details")
            details = _DETAILS.validate_json(opened)
        return Wish(
            id=row["id"],
            case_id=row["case_id"],
            tenant=row["tenant"],
            kind=WishKind(row["kind"]),
            subject_id=row["subject_id"],
            details=details,
            attempt=row["attempt"],
        )

    async def postpone(self, wish: Wish, *, until: datetime) -> None:
        """Try a claimed wish again then, unless somebody else tries it already."""
        await self._tx.execute(SQL["postpone"], wish.id, wish.attempt, until)

    async def fulfil(self, wish: Wish) -> bool:
        """Strike a wish off; False when somebody else has done so."""
        return await self._tx.fetchval(SQL["fulfil"], wish.id) is not None
