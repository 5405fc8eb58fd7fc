"""Record that every document of the packet is signed."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def record_signature(
    tx: Transaction, *, case_id: UUID, snapshot_hash: str
) -> None:
    """Note the snapshot that was signed; it counts while the answers stay the same."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await cases.save(
        case.with_packet(snapshot_hash), entry=entry(Deed.PACKET_SIGNED, by=SYSTEM)
    )
