"""Remember that a document was shown to its end."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from chassis.transaction import Transaction
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.packet import Packet
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.find_packet import document_of
from documents_service.use_cases.lock_packet import lock_packet


async def record_shown(
    tx: Transaction,
    *,
    case_id: UUID,
    slug: str,
    sha256: str,
    origin: Mapping[str, str],
    by: Actor,
) -> Packet:
    """Note that exactly these bytes were shown to the end; again changes nothing."""
    packet = await lock_packet(tx, case_id=case_id)
    if document_of(packet, slug).is_done:
        return packet
    document = packet.require_turn(slug, sha256=sha256)
    if document.shown_at is not None:
        return packet
    packet = packet.with_document(replace(document, shown_at=tx.now))
    await PacketStore(tx).save_document(packet, slug)
    await EvidenceStore(tx).add(
        case_id,
        Entry(
            "document_shown",
            by,
            subject=slug,
            packet_id=packet.id,
            sha256_after=sha256,
            details=origin,
        ),
    )
    return packet
