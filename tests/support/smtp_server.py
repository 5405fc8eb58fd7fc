"""A mail server inside the test, that can be told to misbehave."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, Envelope, Session

Hook = Callable[[], object]


@dataclass
class ScriptedMailServer:
    """What arrived, and what the next dialogues will be answered.

    `recipient_replies` and `text_replies` are used up one by one; without any, all is
    accepted. `cuts` lines are cut after the text was taken and before the answer, which
    takes `answer_seconds`.
    """

    port: int = 0
    arrived: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    recipient_replies: deque[str] = field(default_factory=deque)
    text_replies: deque[str] = field(default_factory=deque)
    cuts: int = 0
    answer_seconds: float = 0.0
    after_recipient: Hook = lambda: None

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Accept or refuse a recipient."""
        if self.recipient_replies:
            return self.recipient_replies.popleft()
        envelope.rcpt_tos.append(address)
        self.recipients.append(address)
        self.after_recipient()
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take or refuse a text, or cut the line once it was taken."""
        if self.text_replies:
            return self.text_replies.popleft()
        content = envelope.original_content or b""
        self.arrived.append(message_from_bytes(content, policy=default))  # type: ignore[arg-type]
        if self.cuts > 0:
            self.cuts -= 1
            assert server.transport is not None
            server.transport.abort()
        await asyncio.sleep(self.answer_seconds)
        return "250 OK"


@asynccontextmanager
async def scripted_mail_server() -> AsyncIterator[ScriptedMailServer]:
    """Run a mail server on a free port until the block ends."""
    script = ScriptedMailServer()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: SMTP(script, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0
    )
    script.port = listening.sockets[0].getsockname()[1]
    try:
        yield script
    finally:
        listening.close()
        await listening.wait_closed()
