"""The notifications service, put together from its settings."""

from contextlib import aclosing

from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.sealing import Vault
from chassis.service import Service
from chassis.tokens import TokenSigner
from notifications_service.clients.accounts import Accounts
from notifications_service.clients.cases import Cases
from notifications_service.clients.desk import Desk
from notifications_service.clients.letters import Letters
from notifications_service.clients.smtp import MailServer, SmtpMailer
from notifications_service.clients.templates import Templates
from notifications_service.consumers import SUBSCRIPTIONS
from notifications_service.jobs import sending
from notifications_service.settings import Settings

NAME = "notifications"


def build(settings: Settings) -> Service:
    """Give the service, ready to be started in any of its roles."""
    vault = (
        Vault(settings.key_encryption_key, service=NAME)
        if settings.key_encryption_key
        else None
    )
    database = Database(
        settings.database_url, service=NAME, vault=vault, pool=settings.database_pool
    )
    signer = TokenSigner(NAME, settings.token_private_key)
    case = ServiceClient(settings.case_url, audience="case", signer=signer)
    identity = ServiceClient(settings.identity_url, audience="identity", signer=signer)
    documents = ServiceClient(
        settings.documents_url, audience="documents", signer=signer
    )
    desk = Desk(
        cases=Cases(case),
        accounts=Accounts(identity),
        letters=Letters(documents),
        templates=Templates(),
        mailer=SmtpMailer(_mail_server(settings)),
        public_url=str(settings.public_url),
    )
    return Service(
        NAME,
        settings=settings,
        database=database,
        subscriptions=SUBSCRIPTIONS,
        jobs=[
            sending(
                database,
                desk,
                senders=settings.senders,
                mails_a_second=settings.mails_a_second,
            )
        ],
        resources=[aclosing(case), aclosing(identity), aclosing(documents)],
    )


def _mail_server(settings: Settings) -> MailServer:
    return MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.sender,
        start_tls=settings.smtp_start_tls,
        username=settings.smtp_username,
        password=settings.smtp_password,
    )
