"""A mail as it is handed to the mail server."""

import re
from dataclasses import dataclass, field

from notifications_service.domain.delivery import SentCopy

# Loose on purpose: the mail server decides. This keeps out only what could end a
# line or name a second recipient.
_ADDRESS = re.compile(r'[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+')


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """Everything that is written on and in the envelope."""

    message_id: str
    name: str
    address: str
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A mail's bytes, and what is kept of it."""

    content: bytes = field(repr=False)
    copy: SentCopy


def is_address(text: str) -> bool:
    """Tell whether text is one plain e-mail address and nothing else."""
    return text.isprintable() and _ADDRESS.fullmatch(text) is not None
