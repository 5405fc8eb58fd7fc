"""The notifications service in a test: what it hears, its job, its mail server."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic import SecretStr

from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.tokens import TokenSigner
from contracts import case, documents, identity
from contracts.event import Event
from contracts.ids import uuid7
from contracts.words import LetterSlug
from notifications_service.clients.accounts import Accounts
from notifications_service.clients.cases import Cases
from notifications_service.clients.desk import Desk
from notifications_service.clients.letters import Letters
from notifications_service.clients.smtp import MailServer, SmtpMailer
from notifications_service.clients.templates import Templates
from notifications_service.consumers import SUBSCRIPTIONS
from notifications_service.jobs import take_message
from tests.support.moved_clock import MovedClock
from tests.support.neighbors_of_notifications import Neighbors
from tests.support.outbox import said

SENDER = "Producer_Service_Center@hcsc.net"
PUBLIC_URL = "https://pro.example"


class PostOffice:
    """Does to the notifications service what others do to it."""

    def __init__(
        self, database: Database, *, clock: MovedClock, key: SecretStr, smtp_port: int
    ) -> None:
        self.database = database
        self.clock = clock
        self.neighbors = Neighbors()
        signer = TokenSigner("notifications", key)

        def client(name: str) -> ServiceClient:
            return ServiceClient(
                f"http://{name}",
                audience=name,
                signer=signer,
                transport=self.neighbors.transport(),
            )

        self.desk = Desk(
            cases=Cases(client("case")),
            accounts=Accounts(client("identity")),
            letters=Letters(client("documents")),
            templates=Templates(),
            mailer=SmtpMailer(MailServer("127.0.0.1", smtp_port, SENDER)),
            public_url=PUBLIC_URL,
        )

    async def hear(self, event: Event) -> None:
        """Handle an event as the consumer does."""
        handler = SUBSCRIPTIONS[event.topic][type(event)]
        async with self.database.transaction() as tx:
            await handler(tx, event)

    async def send_all(self) -> int:
        """Send everything that is due now; gives the number of attempts."""
        attempts = 0
        while work := await take_message(self.database, self.desk):
            await work()
            attempts += 1
        return attempts

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.clock.move(timedelta(**passed))

    async def rows(self) -> list[dict[str, Any]]:
        """Give the messages, oldest first."""
        async with self.database.transaction() as tx:
            rows = await tx.fetch("select * from messages order by planned_at, id")
        return [dict(row) for row in rows]

    async def said(self, event: str) -> list[bytes]:
        """Give the payloads of the events of a class that wait in the outbox."""
        return await said(self.database, event)

    def account_created(self, case_id: UUID | None = None) -> identity.AccountCreated:
        """Give the event that invites somebody."""
        return identity.AccountCreated(
            occurred_at=self.clock.now(),
            account_id=uuid7(),
            case_id=case_id or uuid7(),
            tenant="HCSC",
        )

    def invitation_resent(self, case_id: UUID, *, resend: int) -> case.InvitationResent:
        """Give the event that invites somebody again."""
        return case.InvitationResent(
            occurred_at=self.clock.now(),
            case_id=case_id,
            account_id=uuid7(),
            resend=resend,
        )

    def password_requested(
        self, case_id: UUID | None = None
    ) -> identity.TemporaryPasswordRequested:
        """Give the event of "Get My Password"."""
        return identity.TemporaryPasswordRequested(
            occurred_at=self.clock.now(),
            account_id=uuid7(),
            case_id=case_id,
            request_id=uuid7(),
        )

    def letter_prepared(
        self, case_id: UUID | None = None, *, letter: str = "welcome-letter"
    ) -> documents.LetterPrepared:
        """Give the event that sends a letter."""
        return documents.LetterPrepared(
            occurred_at=self.clock.now(),
            case_id=case_id or uuid7(),
            letter_id=uuid7(),
            letter=LetterSlug(letter),
        )

    def info_requested(self) -> case.InfoRequested:
        """Give the event of a reviewer's request."""
        return case.InfoRequested(
            occurred_at=self.clock.now(),
            case_id=uuid7(),
            request_id=uuid7(),
            review_round=1,
            reopened_tabs=(),
        )
