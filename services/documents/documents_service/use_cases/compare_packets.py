"""Find what an open packet is compared with."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.domain.packet import Packet, State
from documents_service.domain.signed_before import signed_before
from documents_service.store.packets import PacketStore


async def compare_packets(
    tx: Transaction, *, case_id: UUID
) -> tuple[Packet, Packet] | None:
    """Give the open packet and what was signed before it.

    None when no packet is open, or when nothing was signed before it was made.
    """
    packets = await PacketStore(tx).of_case(case_id)
    before = signed_before(packets[:-1])
    if before is None or packets[-1].state is not State.OPEN:
        return None
    if not any(document.is_done for document in before.documents):
        return None
    return packets[-1], before
