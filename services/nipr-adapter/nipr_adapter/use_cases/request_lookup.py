"""Wish for a hit list."""

from uuid import UUID

from chassis.transaction import Transaction
from nipr_adapter.domain.call import Call, CallId, CallKind, CaseId, LookupId
from nipr_adapter.store.calls import CallStore


async def request_lookup(tx: Transaction, *, case_id: UUID, lookup_id: UUID) -> None:
    """Have NIPR asked who the producer is, as soon as a worker is free.

    What the case asked before and nobody has in hand is let go: the producer has
    corrected it, and each answer is paid for.
    """
    calls = CallStore(tx)
    for replaced in await calls.lock_replaced(CaseId(case_id), by=LookupId(lookup_id)):
        await calls.save(replaced.drop())
    await calls.add(
        Call(
            id=CallId(lookup_id),
            kind=CallKind.HIT_LIST,
            case_id=CaseId(case_id),
            lookup_id=LookupId(lookup_id),
            authorization_id=None,
            due_at=tx.now,
        )
    )
