"""Keep the sealed form of one document, with evidence of it."""

from dataclasses import replace

from chassis.transaction import Transaction
from documents_service.domain.evidence import SYSTEM, Entry
from documents_service.domain.packet import KeptFile, Packet, PacketDocument
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore


async def seal_document(
    tx: Transaction, packet: Packet, document: PacketDocument, file: KeptFile
) -> Packet:
    """Give the packet with this file as the sealed form of the document."""
    packet = packet.with_document(replace(document, sealed=file))
    await PacketStore(tx).save_document(packet, document.slug)
    await EvidenceStore(tx).add(
        packet.case_id,
        Entry(
            "document_sealed",
            SYSTEM,
            subject=document.slug,
            packet_id=packet.id,
            sha256_before=document.newest.sha256,
            sha256_after=file.sha256,
        ),
    )
    return packet
