"""Gather what this service holds of a case for its examination file."""

from dataclasses import dataclass
from uuid import UUID

from chassis.sealing import Seal
from chassis.transaction import Transaction
from documents_service.domain.examination import Part, file_parts, packet_parts
from documents_service.store.evidence import EvidenceStore, Remembered
from documents_service.store.files import FileStore
from documents_service.store.letters import LetterStore
from documents_service.store.packets import PacketStore


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents of a case, the evidence of what was done with them, and its key."""

    parts: tuple[Part, ...]
    evidence: tuple[Remembered, ...]
    seal: Seal


async def gather_documents(tx: Transaction, *, case_id: UUID) -> Gathered:
    """Give everything, by its place in the store; nothing is read from there yet."""
    parts = [
        *file_parts(await FileStore(tx).of_case(case_id)),
        *packet_parts(await PacketStore(tx).of_case(case_id)),
    ]
    for number, letter in enumerate(await LetterStore(tx).of_case(case_id), 1):
        path = f"letters/{number:02}-{letter.kind.slug}.pdf"
        about = f"{letter.kind.title}, {letter.prepared_at:%Y-%m-%d %H:%M} UTC"
        parts.append(Part(path, "packets", letter.kept, about))
    return Gathered(
        parts=tuple(parts),
        evidence=tuple(await EvidenceStore(tx).of_case(case_id)),
        seal=await tx.seal(case_id),
    )
