"""Find the case of a producer by User ID."""

from uuid import UUID

from chassis.transaction import Transaction
from identity_service.store.accounts import AccountStore


async def find_account(tx: Transaction, *, login_name: str, tenant: str) -> UUID | None:
    """Give the case of the producer who signs in so; None where there is none."""
    account = await AccountStore(tx).by_login(tenant=tenant, login_name=login_name)
    return account.case_id if account else None
