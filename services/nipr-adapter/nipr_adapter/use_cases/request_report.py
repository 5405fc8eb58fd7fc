"""Wish for a detail report."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.ids import uuid7
from nipr_adapter.domain.call import (
    AuthorizationId,
    Call,
    CallId,
    CallKind,
    CaseId,
    LookupId,
)
from nipr_adapter.store.calls import CallStore


async def request_report(
    tx: Transaction, *, case_id: UUID, lookup_id: UUID, authorization_id: UUID
) -> None:
    """Have NIPR asked for the report that the producer authorized, once."""
    await CallStore(tx).add(
        Call(
            id=CallId(uuid7()),
            kind=CallKind.REPORT,
            case_id=CaseId(case_id),
            lookup_id=LookupId(lookup_id),
            authorization_id=AuthorizationId(authorization_id),
            due_at=tx.now,
        )
    )
