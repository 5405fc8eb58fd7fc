"""Forget of a case that ended what it was found and warned by."""

from case_service.domain.case import Case
from case_service.store.mail_addresses import MailAddressStore
from case_service.store.start import StartStore
from chassis.transaction import Transaction


async def forget_closed(tx: Transaction, case: Case) -> None:
    """Drop the SSN's digest (HOME-4), and in time every address but the newest."""
    await StartStore(tx).forget_digest(case)
    await MailAddressStore(tx).leave(case)
