"""Write a message and hand it to the mail server."""

from chassis.calls import Forbidden, Unavailable
from chassis.refusal import NotFound, Refused
from notifications_service.clients.desk import Desk
from notifications_service.domain.addressee import Addressee
from notifications_service.domain.delivery import Delivery, Outcome
from notifications_service.domain.mail import Written, is_address
from notifications_service.domain.messages import BY_KIND
from notifications_service.domain.planned import PlannedMessage
from notifications_service.use_cases.find_addressee import find_addressee
from notifications_service.use_cases.write_mail import write_mail


async def deliver_message(desk: Desk, *, message: PlannedMessage) -> Delivery:
    """Make one attempt to send a message and say what came of it.

    A service that cannot or will not answer postpones the message: nobody's mail is
    dropped because of what is wrong between us.
    """
    try:
        addressee = await find_addressee(desk, message=message)
        return await _deliver(desk, message, addressee)
    except (Unavailable, Forbidden, NotFound, Refused) as trouble:
        return Delivery(Outcome.POSTPONED, f"asking: {type(trouble).__name__}")


async def _deliver(
    desk: Desk, message: PlannedMessage, addressee: Addressee
) -> Delivery:
    if addressee.case_status in BY_KIND[message.kind].not_when:
        return Delivery(Outcome.NOT_WANTED, f"case: {addressee.case_status}")
    if _is_authorized_again(message, addressee):
        return Delivery(Outcome.NOT_WANTED, "case: authorized again")
    if not is_address(addressee.email):
        return Delivery(Outcome.REFUSED, "address: not one")

    async def write() -> Written:
        return await write_mail(desk, message=message, addressee=addressee)

    return await desk.mailer.hand_over(addressee.email, write=write)


def _is_authorized_again(message: PlannedMessage, addressee: Addressee) -> bool:
    # The case may hear later than we that a report was abandoned: only another
    # authorization says that the producer has given one anew.
    latest = addressee.authorization_id
    is_another = latest is not None and str(latest) != message.occasion.version
    return BY_KIND[message.kind].authorize_again and is_another
