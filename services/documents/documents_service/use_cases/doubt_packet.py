"""Mark a packet whose answers may have changed."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.store.cases import CaseStore
from documents_service.store.packets import PacketStore


async def doubt_packet(tx: Transaction, *, case_id: UUID, snapshot_hash: str) -> None:
    """Have a packet made from other answers checked against the case itself.

    The event alone does not decide: it may be older than the packet.
    """
    await CaseStore(tx).lock(case_id)
    await PacketStore(tx).doubt(case_id, snapshot_hash=snapshot_hash)
