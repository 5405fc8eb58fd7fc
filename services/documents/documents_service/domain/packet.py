"""The contract packet: what may be done with its documents, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from chassis.refusal import Refused
from contracts.names import is_same_name
from documents_service.domain.ceremony_refusals import (
    ChoiceMissing,
    NameDiffers,
    NotAllSigned,
    NotShownToItsEnd,
    OutOfOrder,
    PacketStale,
    WrongAction,
)
from documents_service.domain.packet_list import (
    Action,
    Choices,
    DocumentKind,
    kind_of,
    missing_choices,
)

PacketId = NewType("PacketId", UUID)
CaseId = NewType("CaseId", UUID)


class State(StrEnum):
    """Where a packet stands; from `sealing` on HCSC's countersignature is at work."""

    OPEN = "open"
    SIGNED = "signed"
    VOIDED = "voided"
    SEALING = "sealing"
    SEALED = "sealed"


TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.SIGNED, State.VOIDED}),
    State.SIGNED: frozenset({State.SEALING, State.VOIDED}),
    State.SEALING: frozenset({State.SEALED}),
    State.SEALED: frozenset(),
    State.VOIDED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file in the object store and the hash that its content must have."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """A document as made from the answers: the PDF to review and its text."""

    pdf: KeptFile
    text: KeptFile
    pages: int


@dataclass(frozen=True, slots=True)
class PacketDocument:
    """A document of a packet, and how far it is."""

    slug: str
    template_version: str
    choices: Choices
    reviewed: Rendition
    shown_at: datetime | None = None
    done_at: datetime | None = None
    signed: KeptFile | None = None
    sealed: KeptFile | None = None

    @property
    def kind(self) -> DocumentKind:
        """What kind of document this is."""
        return kind_of(self.slug)

    @property
    def is_done(self) -> bool:
        """Whether the producer has signed or reviewed it."""
        return self.done_at is not None

    @property
    def newest(self) -> KeptFile:
        """The file that people see and download."""
        return self.sealed or self.signed or self.reviewed.pdf

    @property
    def is_countersigned(self) -> bool:
        """Whether HCSC has signed it, too; a seal may hold a timestamp only."""
        return self.sealed is not None and self.kind.is_countersigned

    def files(self) -> tuple[KeptFile, ...]:
        """Give every file of the document, as first shown and as signed since."""
        made = (self.reviewed.pdf, self.reviewed.text, self.signed, self.sealed)
        return tuple(file for file in made if file is not None)


class CannotMove(Refused):
    """The packet cannot go from its state to the wanted one."""

    def __init__(self, state: State, to: State) -> None:
        super().__init__(
            "packet_state", f"A packet that is {state} cannot become {to}."
        )


class NoSuchDocument(LookupError):
    """The packet has no document at this address."""


@dataclass(frozen=True, slots=True)
class Packet:
    """All documents made from one snapshot of a case's answers."""

    id: PacketId
    case_id: CaseId
    case_key: str
    state: State
    snapshot_hash: str
    expected_name: str
    documents: tuple[PacketDocument, ...]
    changed_documents: tuple[str, ...] = ()
    finished_at: datetime | None = None

    def document(self, slug: str) -> PacketDocument:
        """Give the document at this address, or raise NoSuchDocument."""
        for document in self.documents:
            if document.slug == slug:
                return document
        raise NoSuchDocument(slug)

    def files(self) -> tuple[KeptFile, ...]:
        """Give every file of every document."""
        return tuple(file for document in self.documents for file in document.files())

    def next_document(self) -> PacketDocument | None:
        """Give the first document that is still to be done."""
        return next((d for d in self.documents if not d.is_done), None)

    def is_made_from(self, snapshot_hash: str | None) -> bool:
        """Tell whether the answers are still those that the packet was made from."""
        return self.snapshot_hash == snapshot_hash

    def require_turn(self, slug: str, *, sha256: str) -> PacketDocument:
        """Give the document if it is open, current and the next one, or refuse."""
        document = self.document(slug)
        if self.state is not State.OPEN or document.reviewed.pdf.sha256 != sha256:
            raise PacketStale
        earlier = self.next_document()
        if earlier is not None and earlier.slug != slug:
            raise OutOfOrder(earlier.kind)
        return document

    def require_ready(self, slug: str, *, sha256: str, action: Action) -> None:
        """Refuse unless the document may be signed or reviewed right now."""
        document = self.require_turn(slug, sha256=sha256)
        if document.kind.action != action:
            raise WrongAction(document.kind)
        if document.shown_at is None:
            raise NotShownToItsEnd(document.kind)
        for label in missing_choices(document.kind, document.choices):
            raise ChoiceMissing(label)

    def require_name(self, typed: str) -> None:
        """Refuse a typed name that is not the producer's."""
        if not is_same_name(typed, self.expected_name):
            raise NameDiffers(self.expected_name)

    def with_document(self, changed: PacketDocument) -> "Packet":
        """Give the packet with this document in the place of the older one."""
        documents = (changed if d.slug == changed.slug else d for d in self.documents)
        return replace(self, documents=tuple(documents))

    def finish(self, *, at: datetime) -> "Packet":
        """End the ceremony once every document is done."""
        if (document := self.next_document()) is not None:
            raise NotAllSigned(document.kind)
        return replace(self._moved(State.SIGNED), finished_at=at)

    def void(self) -> "Packet":
        """Take every signature of the packet back; it stays for the record."""
        return self._moved(State.VOIDED)

    def approve(self) -> "Packet":
        """Hand the packet to HCSC's countersignature."""
        return self._moved(State.SEALING)

    def seal(self) -> "Packet":
        """Close the packet for ever: HCSC has countersigned."""
        return self._moved(State.SEALED)

    def _moved(self, to: State) -> "Packet":
        if to not in TRANSITIONS[self.state]:
            raise CannotMove(self.state, to)
        return replace(self, state=to)


def differing(old: Packet, new: Packet) -> tuple[str, ...]:
    """Name the documents whose content differs from the older packet's, in order.

    Rendering is deterministic, so the hashes tell.
    """
    before = {d.slug: d.reviewed.pdf.sha256 for d in old.documents}
    now = {d.slug: d.reviewed.pdf.sha256 for d in new.documents}
    gone = tuple(slug for slug in before if slug not in now)
    return tuple(slug for slug in now if before.get(slug) != now[slug]) + gone
