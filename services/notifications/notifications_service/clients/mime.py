"""A mail's bytes."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from notifications_service.domain.mail import Mail
from notifications_service.domain.words import one_line

SENDER_NAME = "Producer Service Center"


def mime_bytes(mail: Mail, *, sender: str, at: datetime) -> bytes:
    """Give a mail as the mail server takes it.

    Header values are single lines whatever a name holds, so that nobody's name can
    add a header or a recipient.
    """
    policy = (SMTP if mail.address.isascii() else SMTPUTF8).clone(cte_type="7bit")
    message = EmailMessage(policy)
    message["From"] = Address(SENDER_NAME, addr_spec=sender)
    # Taken apart here: reading a whole address refuses international ones.
    local, _, host = mail.address.rpartition("@")
    message["To"] = Address(one_line(mail.name), username=local, domain=host)
    message["Reply-To"] = Address(SENDER_NAME, addr_spec=sender)
    message["Subject"] = one_line(mail.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = mail.message_id
    # Nobody's out-of-office answer is of use to the Service Center.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    if mail.attachment is not None:
        message.add_attachment(
            mail.attachment.content,
            maintype="application",
            subtype="pdf",
            filename=mail.attachment.name,
        )
    return message.as_bytes()
