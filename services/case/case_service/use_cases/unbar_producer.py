"""Take somebody off the do-not-contract list."""

from case_service.domain.screening import Kind
from case_service.store.screening import ScreeningStore
from chassis.transaction import Transaction


async def unbar_producer(
    tx: Transaction, kind: Kind, *, digest: bytes, tenant: str
) -> bool:
    """Let them be invited again; False who is not on the list."""
    return await ScreeningStore(tx).unbar(kind, digest=digest, tenant=tenant)
