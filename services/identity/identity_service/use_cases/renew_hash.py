"""Bring a password's hash up to today's parameters."""

from uuid import UUID

from chassis.transaction import Transaction
from identity_service.store.accounts import AccountStore


async def renew_hash(tx: Transaction, *, account_id: UUID, old: str, new: str) -> None:
    """Replace an outdated hash of the password that was just typed."""
    await AccountStore(tx).renew_hash(account_id, old=old, new=new)
