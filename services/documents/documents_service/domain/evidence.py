"""What is remembered of each act: who did what to which bytes, chained by hashes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from documents_service.domain.chain import Told, linked

What = Literal[
    "consent_given",
    "consent_declined",
    "packet_prepared",
    "signature_kept",
    "document_opened",
    "document_shown",
    "choice_made",
    "document_reviewed",
    "document_signed",
    "packet_finished",
    "packet_voided",
    "document_sealed",
    "case_submitted",
    "file_accepted",
    "file_refused",
    "file_opened",
    "letter_prepared",
    "letter_opened",
    "answers_copied",
    "bundle_taken",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted: an account in a session, or the system itself."""

    role: str
    account_id: UUID | None = None
    session_id: UUID | None = None


SYSTEM = Actor("system")


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `subject` names the document, file or text version that it concerns."""

    what: What
    by: Actor
    subject: str | None = None
    packet_id: UUID | None = None
    sha256_before: str | None = None
    sha256_after: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """An entry as it came to pass, with its details opened."""

    at: datetime
    entry: Entry


def told_of(entry: Entry, *, at: datetime, sealed_details: bytes | None) -> Told:
    """Put an entry into the words that its hash is made of.

    Details enter as sealed, so that the chain still verifies once their key is gone.
    """
    return {
        "at": at.isoformat(),
        "what": entry.what,
        "role": entry.by.role,
        "account": _text(entry.by.account_id),
        "session": _text(entry.by.session_id),
        "packet": _text(entry.packet_id),
        "subject": entry.subject,
        "before": entry.sha256_before,
        "after": entry.sha256_after,
        "details": hashlib.sha256(sealed_details or b"").hexdigest(),
    }


def chained(
    previous: bytes, entry: Entry, *, at: datetime, sealed_details: bytes | None
) -> bytes:
    """Give the hash that binds an entry to all that came before it."""
    return linked(previous, told_of(entry, at=at, sealed_details=sealed_details))


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)
