"""What the documents service announces."""

from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event
from contracts.words import DocumentSlug, FileKind, LetterSlug, Sha256

TOPIC = "onboarding.documents.events.v1"


class FileAccepted(Event):
    """An uploaded file passed every check and is kept."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.FileAccepted.v1"] = "hcsc.onboarding.FileAccepted.v1"
    case_id: UUID
    file_id: UUID
    kind: FileKind


class FileRefused(Event):
    """An uploaded file broke a rule; nothing of it is kept."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.FileRefused.v1"] = "hcsc.onboarding.FileRefused.v1"
    case_id: UUID
    kind: FileKind
    rule: Literal["size", "type", "broken", "encrypted", "too_complex", "infected"]


class PacketPrepared(Event):
    """The contract packet was made from the answers with this hash."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PacketPrepared.v1"] = (
        "hcsc.onboarding.PacketPrepared.v1"
    )
    case_id: UUID
    packet_id: UUID
    snapshot_hash: Sha256


class DocumentReviewed(Event):
    """The producer read a document that needs no signature."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.DocumentReviewed.v1"] = (
        "hcsc.onboarding.DocumentReviewed.v1"
    )
    case_id: UUID
    packet_id: UUID
    document: DocumentSlug


class DocumentSigned(Event):
    """The producer signed a document of the packet."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.DocumentSigned.v1"] = (
        "hcsc.onboarding.DocumentSigned.v1"
    )
    case_id: UUID
    packet_id: UUID
    document: DocumentSlug
    sha256: Sha256


class PacketSigned(Event):
    """Every document of the packet is reviewed or signed and the producer finished."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PacketSigned.v1"] = "hcsc.onboarding.PacketSigned.v1"
    case_id: UUID
    packet_id: UUID
    snapshot_hash: Sha256


class PacketVoided(Event):
    """Answers changed after the packet was made: it must be signed anew."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PacketVoided.v1"] = "hcsc.onboarding.PacketVoided.v1"
    case_id: UUID
    packet_id: UUID
    snapshot_hash: Sha256


class PacketSealed(Event):
    """HCSC has counter-signed every signed document of the packet."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.PacketSealed.v1"] = "hcsc.onboarding.PacketSealed.v1"
    case_id: UUID
    packet_id: UUID


class LetterPrepared(Event):
    """A letter to the producer is ready to be mailed."""

    topic: ClassVar[str] = TOPIC

    type: Literal["hcsc.onboarding.LetterPrepared.v1"] = (
        "hcsc.onboarding.LetterPrepared.v1"
    )
    case_id: UUID
    letter_id: UUID
    letter: LetterSlug
