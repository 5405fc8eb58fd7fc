"""Tell notifications whom a mail about a case goes to."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.reachable import email_of
from case_service.domain.viewer import SYSTEM
from case_service.store.mail_addresses import MailAddressStore
from case_service.use_cases.read_case import WholeCase, read_case
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Reachable:
    """A case, and an address of its producer."""

    whole: WholeCase
    email: str


async def read_recipient(
    tx: Transaction, *, case_id: UUID, address_id: UUID | None = None
) -> Reachable:
    """Give the case and its address, or the one of all it has had that is asked for."""
    whole = await read_case(tx, case_id, by=SYSTEM)
    if address_id is None:
        return Reachable(whole, email_of(whole.file))
    addresses = MailAddressStore(tx)
    return Reachable(whole, await addresses.read(whole.file.case, address_id))
