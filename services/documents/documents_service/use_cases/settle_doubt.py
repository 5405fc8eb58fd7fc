"""Decide whether a doubted packet still stands."""

from chassis.transaction import Transaction
from documents_service.domain.evidence import SYSTEM
from documents_service.domain.packet import State
from documents_service.store.cases import CaseStore
from documents_service.store.packets import Doubt, PacketStore
from documents_service.use_cases.void_packet import void_packet

_VOIDABLE = frozenset({State.OPEN, State.SIGNED})


async def settle_doubt(
    tx: Transaction, *, doubt: Doubt, snapshot_hash: str | None
) -> None:
    """Void the packet if the case's answers are not those that it was made from.

    The case was asked outside the transaction: by now another packet may count, about
    which its answer says nothing.
    """
    await CaseStore(tx).lock(doubt.case_id)
    packets = PacketStore(tx)
    packet = await packets.newest(doubt.case_id)
    if packet is None or packet.id != doubt.packet_id or packet.state not in _VOIDABLE:
        return
    if packet.is_made_from(snapshot_hash):
        await packets.trust(doubt)
    else:
        await void_packet(tx, packet=packet, by=SYSTEM)
