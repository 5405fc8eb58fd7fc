"""Take no more files and signatures for a case that has ended."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.store.cases import CaseStore


async def close_case(tx: Transaction, *, case_id: UUID) -> None:
    """Close the case here; what is kept stays readable."""
    cases = CaseStore(tx)
    await cases.lock(case_id)
    await cases.close(case_id)
