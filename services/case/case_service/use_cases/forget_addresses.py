"""Forget mail addresses that nobody is warned at any more."""

from case_service.store.mail_addresses import MailAddressStore
from chassis.transaction import Transaction


async def forget_addresses(tx: Transaction) -> None:
    """Drop the old addresses of cases whose time is over: they are somebody's data."""
    tx.be_quiet()
    await MailAddressStore(tx).forget()
