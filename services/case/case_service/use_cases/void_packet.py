"""Record that a signed packet is void."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def void_packet(tx: Transaction, *, case_id: UUID, snapshot_hash: str) -> None:
    """Forget the signature of this snapshot; a newer one stays."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    # PacketVoided of an older packet may come after PacketSigned of the next.
    kept = None if case.packet_hash == snapshot_hash else case.packet_hash
    await cases.save(case.with_packet(kept), entry=entry(Deed.PACKET_VOIDED, by=SYSTEM))
