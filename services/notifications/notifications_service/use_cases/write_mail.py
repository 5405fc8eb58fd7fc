"""Put a message into words."""

from notifications_service.clients.desk import Desk
from notifications_service.clients.mime import mime_bytes
from notifications_service.domain.addressee import Addressee
from notifications_service.domain.delivery import SentCopy
from notifications_service.domain.mail import Mail, Written
from notifications_service.domain.messages import BY_KIND
from notifications_service.domain.planned import PlannedMessage
from notifications_service.domain.words import one_line
from notifications_service.use_cases.gather_material import gather_material

_PLACEHOLDER = "[not kept]"


async def write_mail(
    desk: Desk, *, message: PlannedMessage, addressee: Addressee
) -> Written:
    """Give a mail's bytes and the copy to keep; raises Unavailable.

    The copy has a placeholder where the mail has its temporary password.
    """
    material = await gather_material(desk, message=message)
    subject = BY_KIND[message.kind].subject
    # A submission with a source answers the information request that it names.
    about = {"subject": subject, "is_answer": message.occasion.source_id is not None}
    facts = _facts(desk, addressee) | about | dict(material.facts)
    secret = {"temporary_password": material.temporary_password}
    template = BY_KIND[message.kind].template
    words = desk.templates.render(template, facts=facts | secret)
    kept = desk.templates.render(
        template, facts=facts | {"temporary_password": _PLACEHOLDER}
    )
    sender = desk.mailer.sender
    mail = Mail(
        message_id=message.header(
            domain=sender.partition("@")[2], claim=material.claim
        ),
        name=addressee.name,
        address=addressee.email,
        subject=subject,
        text=words.text,
        html=words.html,
        attachment=material.attachment,
    )
    return Written(
        content=mime_bytes(mail, sender=sender, at=message.claimed_at),
        copy=SentCopy(mail.message_id, mail.address, mail.subject, kept.text),
    )


def _facts(desk: Desk, addressee: Addressee) -> dict[str, object]:
    return {
        "first_name": one_line(addressee.first_name),
        "link": addressee.link(desk.public_url),
        "case_key": addressee.case_key,
        "case_status": addressee.case_status,
        "expires_on": f"{addressee.expires_on:%m/%d/%Y}"
        if addressee.expires_on
        else "",
        "review_takes": addressee.review_takes,
        "sender": desk.mailer.sender,
    }
