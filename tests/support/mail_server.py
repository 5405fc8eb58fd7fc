"""The mail server of the tests."""

from dataclasses import dataclass

from story.mailbox import Mailbox


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and what has arrived."""

    smtp_port: int
    web: str
    mailbox: Mailbox
    smtp_host: str = "127.0.0.1"
