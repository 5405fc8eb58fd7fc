"""Decide whether a doubted packet still stands."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.domain.evidence import SYSTEM
from documents_service.domain.packet import State
from documents_service.store.cases import CaseStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.void_packet import void_packet

_VOIDABLE = frozenset({State.OPEN, State.SIGNED})


async def settle_doubt(
    tx: Transaction, *, case_id: UUID, snapshot_hash: str | None
) -> None:
    """Void the packet if the case's answers are not those that it was made from."""
    await CaseStore(tx).lock(case_id)
    packets = PacketStore(tx)
    packet = await packets.newest(case_id)
    if packet is None or packet.state not in _VOIDABLE:
        return
    if packet.is_made_from(snapshot_hash):
        await packets.trust(packet)
    else:
        await void_packet(tx, packet=packet, by=SYSTEM)
