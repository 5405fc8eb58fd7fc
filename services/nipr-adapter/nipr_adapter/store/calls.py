"""The wished calls."""

from collections.abc import Sequence
from datetime import datetime

from asyncpg import Record

from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.transaction import Transaction
from nipr_adapter.domain.call import (
    AuthorizationId,
    Call,
    CallId,
    CallKind,
    CaseId,
    LookupId,
)
from nipr_adapter.domain.outcome import Outcome
from nipr_adapter.domain.status import Status

SQL = named_sql(__package__, "calls.sql")


class CallStore:
    """Finds, locks and saves calls within one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, call: Call) -> None:
        """Add a wish; one that is there already stays as it is."""
        await self._tx.execute(
            SQL["add"],
            call.id,
            call.kind,
            call.case_id,
            call.lookup_id,
            call.authorization_id,
            call.status,
            call.due_at,
        )

    async def lock(self, call_id: CallId) -> Call:
        """Give the call to change it; NotFound when nobody wished for it."""
        return _one(await self._tx.fetchrow(SQL["lock"], call_id))

    async def read(self, call_id: CallId) -> Call:
        """Give the call as it stands; NotFound when nobody wished for it."""
        return _one(await self._tx.fetchrow(SQL["read"], call_id))

    async def has_due(self, kind: CallKind) -> bool:
        """Tell whether a call waits for a worker."""
        return bool(await self._tx.fetchval(SQL["has_due"], kind, self._tx.now))

    async def lock_next_due(self, kind: CallKind) -> Call | None:
        """Give the call that has waited longest, unless there is none."""
        row = await self._tx.fetchrow(SQL["lock_next_due"], kind, self._tx.now)
        return _call(row) if row else None

    async def lock_abandoned(self) -> Sequence[Call]:
        """Give calls whose worker died while NIPR was asked."""
        rows = await self._tx.fetch(SQL["lock_abandoned"], self._tx.now)
        return [_call(row) for row in rows]

    async def lock_droppable(self, case_id: CaseId) -> Sequence[Call]:
        """Give the calls of a case that no worker has in hand."""
        rows = await self._tx.fetch(SQL["lock_droppable"], case_id, self._tx.now)
        return [_call(row) for row in rows]

    async def lock_replaced(self, case_id: CaseId, *, by: LookupId) -> Sequence[Call]:
        """Give the case's older hit lists that no worker has in hand."""
        rows = await self._tx.fetch(SQL["lock_replaced"], case_id, self._tx.now, by)
        return [_call(row) for row in rows]

    async def unresolved(self) -> Sequence[Call]:
        """Give the calls of which nobody knows whether they were paid for."""
        return [_call(row) for row in await self._tx.fetch(SQL["unresolved"])]

    async def count_claimed(self, *, at: datetime) -> int:
        """Count the calls that are about to begin."""
        return int(await self._tx.fetchval(SQL["count_claimed"], at))

    async def count_under_way(self, *, at: datetime) -> int:
        """Count the calls that are made or about to begin, by whichever process."""
        return int(await self._tx.fetchval(SQL["count_under_way"], at))

    async def save(self, call: Call) -> None:
        """Write the call back."""
        await self._tx.execute(
            SQL["save"],
            call.id,
            call.status,
            call.outcome,
            call.reason,
            call.attempts,
            call.turn,
            call.due_at,
            call.leased_until,
            call.asked_at,
        )


def _one(row: Record | None) -> Call:
    if row is None:
        raise NotFound("There is no such call to NIPR.")
    return _call(row)


def _call(row: Record) -> Call:
    authorization = row["authorization_id"]
    return Call(
        id=CallId(row["id"]),
        kind=CallKind(row["kind"]),
        case_id=CaseId(row["case_id"]),
        lookup_id=LookupId(row["lookup_id"]),
        authorization_id=AuthorizationId(authorization) if authorization else None,
        due_at=row["due_at"],
        status=Status(row["status"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        reason=row["reason"],
        attempts=row["attempts"],
        turn=row["turn"],
        leased_until=row["leased_until"],
        asked_at=row["asked_at"],
    )
