"""Take back every signature of a packet."""

from dataclasses import replace

from chassis.transaction import Transaction
from contracts.documents import PacketVoided
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.packet import Packet
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore


async def void_packet(tx: Transaction, *, packet: Packet, by: Actor) -> None:
    """Void the packet; its files stay, as evidence of what was signed before."""
    await PacketStore(tx).save(packet.void())
    voided = Entry("packet_voided", by, packet_id=packet.id)
    for document in packet.documents:
        entry = replace(
            voided, subject=document.slug, sha256_before=document.newest.sha256
        )
        await EvidenceStore(tx).add(packet.case_id, entry)
    await tx.publish(
        PacketVoided(
            occurred_at=tx.now,
            case_id=packet.case_id,
            packet_id=packet.id,
            snapshot_hash=packet.snapshot_hash,
        )
    )
