"""Confirm that a document which needs no signature was read."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from chassis.transaction import Transaction
from contracts.documents import DocumentReviewed
from contracts.words import DocumentSlug
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.packet import Packet
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.find_packet import document_of
from documents_service.use_cases.lock_packet import lock_packet


async def review_document(
    tx: Transaction,
    *,
    case_id: UUID,
    slug: str,
    sha256: str,
    origin: Mapping[str, str],
    by: Actor,
) -> Packet:
    """Mark the document as reviewed; doing it twice gives the same answer."""
    packet = await lock_packet(tx, case_id=case_id)
    document = document_of(packet, slug)
    if document.is_done:
        return packet
    packet.require_ready(slug, sha256=sha256, action="review")
    packet = packet.with_document(replace(document, done_at=tx.now))
    await PacketStore(tx).save_document(packet, slug)
    await EvidenceStore(tx).add(
        case_id,
        Entry(
            "document_reviewed",
            by,
            subject=slug,
            packet_id=packet.id,
            sha256_after=sha256,
            details=origin,
        ),
    )
    await tx.publish(
        DocumentReviewed(
            occurred_at=tx.now,
            case_id=case_id,
            packet_id=packet.id,
            document=DocumentSlug(slug),
        )
    )
    return packet
