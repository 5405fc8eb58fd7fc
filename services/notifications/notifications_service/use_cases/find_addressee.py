"""Find out whom a message goes to."""

from dataclasses import replace
from uuid import UUID

from notifications_service.clients.desk import Desk
from notifications_service.domain.addressee import Addressee
from notifications_service.domain.messages import BY_KIND, Recipient
from notifications_service.domain.planned import PlannedMessage


async def find_addressee(desk: Desk, *, message: PlannedMessage) -> Addressee:
    """Ask the services that know; raises Unavailable.

    What concerns signing in goes to the address that identity holds: an address
    changed in a case must not be a way to somebody's account.
    """
    occasion = message.occasion
    recipient = BY_KIND[message.kind].recipient
    if recipient is not Recipient.ACCOUNT:
        is_one_of_several = recipient is Recipient.EACH
        address_id = occasion.source_id if is_one_of_several else None
        return await _of_case(desk, occasion.about, address_id=address_id)
    if occasion.account_id is None:
        raise ValueError("a message to an account names none")
    person = await _of_account(desk, occasion.account_id)
    if occasion.case_id is None:
        return person
    case = await _of_case(desk, occasion.case_id)
    return replace(person, case_key=case.case_key, case_status=case.case_status)


async def _of_case(
    desk: Desk, case_id: UUID, *, address_id: UUID | None = None
) -> Addressee:
    if address_id is None:
        recipient = await desk.cases.recipient(case_id)
    else:
        recipient = await desk.cases.earlier_recipient(case_id, address_id)
    return Addressee(
        first_name=recipient.first_name,
        last_name=recipient.last_name,
        email=recipient.email,
        case_key=recipient.key,
        case_status=recipient.status,
        expires_on=recipient.expires_on,
        review_takes=recipient.review_takes,
        authorization_id=recipient.authorization_id,
    )


async def _of_account(desk: Desk, account_id: UUID) -> Addressee:
    contact = await desk.accounts.contact(account_id)
    return Addressee(contact.first_name, contact.last_name, contact.email)
