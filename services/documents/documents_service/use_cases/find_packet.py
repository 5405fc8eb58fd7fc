"""Find the packet of a case that counts."""

from uuid import UUID

from chassis.refusal import NotFound
from chassis.transaction import Transaction
from documents_service.domain.packet import NoSuchDocument, Packet, PacketDocument
from documents_service.store.packets import PacketStore


async def find_packet(tx: Transaction, *, case_id: UUID) -> Packet:
    """Give the packet, or the newest voided one; a case may have none yet."""
    packet = await PacketStore(tx).newest(case_id)
    if packet is None:
        raise NotFound("The documents of this case are not prepared yet.")
    return packet


def document_of(packet: Packet, slug: str) -> PacketDocument:
    """Give a document of the packet to whoever asks for it by its address."""
    try:
        return packet.document(slug)
    except NoSuchDocument:
        raise NotFound("This document is not part of the packet.") from None
