"""List every mail address that a case has had."""

from uuid import UUID

from case_service.domain.case_file import CaseFile
from case_service.domain.reachable import email_of
from case_service.domain.tab import Tab
from case_service.store.mail_addresses import MailAddressStore
from case_service.store.reviews import ReviewStore
from chassis.transaction import Transaction


async def list_addresses(
    tx: Transaction, file: CaseFile, *, but: str | None = None
) -> tuple[UUID, ...]:
    """Give the ids of all but one, each address once, for events to name them by.

    A thief changes the address first, so a warning goes to the invited one, to those of
    all submissions and to all that were ever confirmed by a Save.
    """
    submissions = await ReviewStore(tx).submissions(file.case)
    submitted = (
        one.answers.get(Tab.GENERAL, {}).get("email", "").strip() for one in submissions
    )
    emails = (file.invitee.email, *filter(None, submitted), email_of(file))
    known = await MailAddressStore(tx).keep_all(file.case, emails)
    new = but.casefold() if but else None
    return tuple(one for address, one in known.items() if address != new)
