"""List the do-not-contract list."""

from case_service.store.screening import ListedEntry, ScreeningStore
from chassis.transaction import Transaction


async def list_barred(tx: Transaction, *, tenant: str) -> tuple[ListedEntry, ...]:
    """Give the entries of a tenant; whom they mean cannot be read."""
    return await ScreeningStore(tx).entries(tenant=tenant)
