"""List the mail addresses of a case that are warned of a change."""

from uuid import UUID

from case_service.domain.case_file import CaseFile
from case_service.domain.people import mailbox
from case_service.domain.reachable import email_of
from case_service.domain.tab import Tab
from case_service.domain.warned import warned
from case_service.store.mail_addresses import MailAddressStore
from case_service.store.reviews import ReviewStore
from chassis.transaction import Transaction


async def list_addresses(
    tx: Transaction, file: CaseFile, *, but: str | None = None
) -> tuple[UUID, ...]:
    """Give the ids of those that are warned, but of one, for events to name them by.

    A thief changes the address first, so they are chosen from the invited one, those of
    all submissions and all that were ever confirmed by a Save.
    """
    submissions = await ReviewStore(tx).submissions(file.case)
    submitted = (
        one.answers.get(Tab.GENERAL, {}).get("email", "").strip()
        for one in reversed(submissions)
    )
    emails = (email_of(file), *filter(None, submitted), file.invitee.email)
    spelt = {mailbox(one): one for one in reversed(emails)}
    addresses = MailAddressStore(tx)
    known = dict(await addresses.known(file.case))
    chosen = warned((*known, *emails), invitee=file.invitee, but=but)
    for one in chosen:
        # One that is not warned needs no row of its own.
        if one not in known:
            known[one] = await addresses.add(file.case, spelt[one])
    return tuple(known[one] for one in chosen)
