"""Handing mails to the mail server, one dialogue for each."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from aiosmtplib import SMTP, SMTPException, SMTPResponseException
from pydantic import SecretStr

from notifications_service.domain.delivery import Delivery, Outcome
from notifications_service.domain.mail import Written

_STEP_SECONDS = 20.0
# A server may look at a text for long before it answers (RFC 5321, 4.5.3.2.6); whoever
# asks again before that makes copies.
_ANSWER_SECONDS = 600.0
_OPENING_SECONDS = 45.0

# Replies from here on are the server's last word (RFC 5321, 4.2.1).
_LAST_WORD = 500
# The server goes away, whatever the mail (3.8).
_CLOSING = 421


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over, and who we are there."""

    host: str
    port: int
    sender: str
    start_tls: bool = False
    username: str | None = None
    password: SecretStr | None = field(default=None, repr=False)


class SmtpMailer:
    """Sends mails by SMTP.

    Problems are told by code and kind only: what servers write around them often
    repeats the recipient's address.
    """

    def __init__(
        self,
        server: MailServer,
        *,
        step_seconds: float = _STEP_SECONDS,
        answer_seconds: float = _ANSWER_SECONDS,
    ) -> None:
        self._server = server
        self._step_seconds = step_seconds
        self._answer_seconds = answer_seconds

    @property
    def sender(self) -> str:
        """The address that mails come from."""
        return self._server.sender

    async def hand_over(
        self, recipient: str, *, write: Callable[[], Awaitable[Written]]
    ) -> Delivery:
        """Hand a mail over and say what came of it.

        The mail is written by `write` once the server has accepted its recipient and
        just before its text is sent, so that a password in it lives as long as it
        can. What `write` raises is passed on; then nothing was sent.
        """
        client = self._client()
        try:
            trouble = await self._begin(client, recipient)
            if trouble is not None:
                return trouble
            return await self._send(client, await write())
        finally:
            client.close()

    def _client(self) -> SMTP:
        server = self._server
        secret = server.password
        return SMTP(
            hostname=server.host,
            port=server.port,
            username=server.username,
            password=secret.get_secret_value() if secret else None,
            start_tls=server.start_tls,
            timeout=self._step_seconds,
        )

    async def _begin(self, client: SMTP, recipient: str) -> Delivery | None:
        try:
            async with asyncio.timeout(_OPENING_SECONDS):
                trouble = await self._open(client)
                return trouble or await self._address(client, recipient)
        except TimeoutError:
            return Delivery(Outcome.POSTPONED, "the mail server took too long")

    async def _open(self, client: SMTP) -> Delivery | None:
        try:
            await client.connect()
        except (SMTPException, OSError) as trouble:
            # Whatever the server says here is about our set-up, not about this mail.
            return Delivery(Outcome.POSTPONED, f"connecting: {_name(trouble)}")
        return None

    async def _address(self, client: SMTP, recipient: str) -> Delivery | None:
        international = not recipient.isascii()
        try:
            if international:
                await client.ehlo()
                if not client.supports_extension("smtputf8"):
                    return Delivery(Outcome.REFUSED, "address: international")
            options = ["SMTPUTF8"] if international else []
            await client.mail(self.sender, options=options)
        except (SMTPException, OSError) as trouble:
            return Delivery(Outcome.POSTPONED, f"sender: {_name(trouble)}")
        try:
            await client.rcpt(recipient, encoding="utf-8")
        except SMTPResponseException as trouble:
            return Delivery(_verdict(trouble), f"recipient: {_name(trouble)}")
        except (SMTPException, OSError) as trouble:
            return Delivery(Outcome.POSTPONED, f"recipient: {_name(trouble)}")
        return None

    async def _send(self, client: SMTP, written: Written) -> Delivery:
        try:
            await client.data(written.content, timeout=self._answer_seconds)
        except SMTPResponseException as trouble:
            return Delivery(_verdict(trouble), f"text: {_name(trouble)}")
        except (SMTPException, OSError) as trouble:
            # The server may have taken it: only its answer is missing.
            return Delivery(Outcome.UNKNOWN, f"text: {_name(trouble)}")
        with suppress(SMTPException, OSError):
            await client.quit()
        return Delivery(Outcome.ACCEPTED, copy=written.copy)


def _verdict(trouble: SMTPResponseException) -> Outcome:
    if trouble.code == _CLOSING:
        return Outcome.POSTPONED
    return Outcome.REFUSED if trouble.code >= _LAST_WORD else Outcome.PUT_OFF


def _name(trouble: Exception) -> str:
    if isinstance(trouble, SMTPResponseException):
        return str(trouble.code)
    return type(trouble).__name__
