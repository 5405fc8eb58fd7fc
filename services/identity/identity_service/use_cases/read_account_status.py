"""Show support the account of a case."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.identity import AccountStatus
from identity_service.clients.subjects import Subjects
from identity_service.store.accounts import AccountStore
from identity_service.use_cases.describe_account import describe_account


async def read_account_status(
    tx: Transaction, *, case_id: UUID, tenant: str, subjects: Subjects
) -> AccountStatus:
    """Give what support may see; an account of another tenant is not found."""
    account = await AccountStore(tx).by_case(case_id, tenant=tenant)
    return await describe_account(tx, account=account, subjects=subjects)
