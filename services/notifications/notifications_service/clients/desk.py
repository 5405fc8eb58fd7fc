"""All that is needed to write a mail and to send it."""

from dataclasses import dataclass

from notifications_service.clients.accounts import Accounts
from notifications_service.clients.cases import Cases
from notifications_service.clients.letters import Letters
from notifications_service.clients.smtp import SmtpMailer
from notifications_service.clients.templates import Templates


@dataclass(frozen=True, slots=True)
class Desk:
    """The services to ask, the templates, and the mail server."""

    cases: Cases
    accounts: Accounts
    letters: Letters
    templates: Templates
    mailer: SmtpMailer
    public_url: str
