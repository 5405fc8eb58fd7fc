"""End the ceremony once every document is signed or reviewed."""

from collections.abc import Mapping
from uuid import UUID

from chassis.transaction import Transaction
from contracts.documents import PacketSigned
from documents_service.domain.ceremony_refusals import PacketStale
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.packet import Packet, State
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.lock_packet import lock_packet

_FINISHED = frozenset({State.SIGNED, State.SEALING, State.SEALED})


async def finish_packet(
    tx: Transaction, *, case_id: UUID, origin: Mapping[str, str], by: Actor
) -> Packet:
    """Close the packet for Submit; finishing twice says it once."""
    packet = await lock_packet(tx, case_id=case_id)
    if packet.state in _FINISHED:
        return packet
    if packet.state is State.VOIDED:
        raise PacketStale
    packet = packet.finish(at=tx.now)
    await PacketStore(tx).save(packet)
    await EvidenceStore(tx).add(
        case_id, Entry("packet_finished", by, packet_id=packet.id, details=origin)
    )
    await tx.publish(
        PacketSigned(
            occurred_at=tx.now,
            case_id=case_id,
            packet_id=packet.id,
            snapshot_hash=packet.snapshot_hash,
        )
    )
    return packet
