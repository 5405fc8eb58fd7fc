"""What of a case's packet belongs into its evidence bundle, and under what name."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents_service.domain.packet import Packet, PacketDocument


@dataclass(frozen=True, slots=True)
class BundledDocument:
    """A document of the packet in its newest form, and its path in the bundle."""

    path: str
    document: PacketDocument
    about: str


def bundled(packet: Packet) -> Iterator[BundledDocument]:
    """List the documents in the order in which they are signed."""
    for number, document in enumerate(packet.documents, 1):
        yield BundledDocument(
            f"documents/{number:02}-{document.slug}.pdf",
            document,
            f"{document.kind.title}, {standing(document)}",
        )


def standing(document: PacketDocument) -> str:
    """Say how far a document is."""
    if document.is_countersigned:
        return "signed and countersigned"
    if document.signed:
        return "signed"
    return "reviewed" if document.is_done else "neither signed nor reviewed yet"
