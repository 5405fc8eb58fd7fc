"""What of a case's documents belongs into its examination file, and under what name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from documents_service.domain.files import UploadedFile
from documents_service.domain.packet import KeptFile, Packet, PacketDocument

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A document as it is kept, and its path in the examination file."""

    path: str
    bucket: Literal["uploads", "packets"]
    kept: KeptFile
    about: str
    copied: UploadedFile | None = None
    """What came from outside is given as the copy that people see."""


def file_parts(files: Iterable[UploadedFile]) -> Iterator[Part]:
    """List the uploaded files, replaced ones too."""
    for number, file in enumerate(files, 1):
        about = f"{file.kind}, uploaded {file.uploaded_at:%Y-%m-%d %H:%M} UTC"
        if file.replaced_at:
            about += f", replaced {file.replaced_at:%Y-%m-%d %H:%M} UTC"
        about += f"; a copy of what it shows, the original's hash is {file.kept.sha256}"
        name = _UNSAFE.sub("_", file.name)[-80:].lstrip(".")
        yield Part(f"uploads/{number:02}-{name}", "uploads", file.kept, about, file)


def packet_parts(packets: Iterable[Packet]) -> Iterator[Part]:
    """List the documents of every packet, voided ones too, in their newest form."""
    for number, packet in enumerate(packets, 1):
        for document in packet.documents:
            yield Part(
                f"packets/{number:02}-{packet.state}/{document.slug}.pdf",
                "packets",
                document.newest,
                f"{document.kind.title}, {_done(document)}, packet {packet.state}",
            )


def _done(document: PacketDocument) -> str:
    if document.done_at is None:
        return "not signed"
    verb = "signed" if document.signed else "reviewed"
    return f"{verb} {document.done_at:%Y-%m-%d %H:%M} UTC"
