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
        return await _of_case(
            desk, occasion.about, submitted=recipient is Recipient.SUBMITTED
        )
    if occasion.account_id is None:
        raise ValueError("a message to an account names none")
    person = await _of_account(desk, occasion.account_id)
    if occasion.case_id is None:
        return person
    case = await _of_case(desk, occasion.case_id)
    return replace(person, case_key=case.case_key, case_status=case.case_status)


async def _of_case(desk: Desk, case_id: UUID, *, submitted: bool = False) -> Addressee:
    recipient = await desk.cases.recipient(case_id)
    before = recipient.submitted_email if submitted else None
    return Addressee(
        first_name=recipient.first_name,
        last_name=recipient.last_name,
        email=before or recipient.email,
        case_key=recipient.key,
        case_status=recipient.status,
        producer_number=recipient.producer_identification_number,
        reason=recipient.reason,
        expires_on=recipient.expires_on,
        review_takes=recipient.review_takes,
    )


async def _of_account(desk: Desk, account_id: UUID) -> Addressee:
    contact = await desk.accounts.contact(account_id)
    return Addressee(contact.first_name, contact.last_name, contact.email)
