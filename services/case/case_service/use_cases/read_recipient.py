"""Tell notifications whom a mail about a case goes to."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.reachable import email_of
from case_service.domain.viewer import SYSTEM
from case_service.store.mail_addresses import MailAddressStore
from case_service.store.start import StartStore
from case_service.use_cases.read_case import WholeCase, read_case
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Reachable:
    """A case, an address of its producer, and the consent to a report that counts."""

    whole: WholeCase
    email: str
    authorization_id: UUID | None


async def read_recipient(
    tx: Transaction, *, case_id: UUID, address_id: UUID | None = None
) -> Reachable:
    """Give the case and its address, or the one of all it has had that is asked for."""
    whole = await read_case(tx, case_id, by=SYSTEM)
    case = whole.file.case
    authorization_id = await StartStore(tx).authorization_id(case)
    if address_id is None:
        return Reachable(whole, email_of(whole.file), authorization_id)
    email = await MailAddressStore(tx).read(case, address_id)
    return Reachable(whole, email, authorization_id)
