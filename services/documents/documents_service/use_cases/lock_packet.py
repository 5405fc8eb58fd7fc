"""Lock a case's packet for an act of the ceremony."""

from uuid import UUID

from chassis.refusal import Refused
from chassis.transaction import Transaction
from documents_service.domain.packet import Packet
from documents_service.store.cases import CaseStore
from documents_service.use_cases.find_packet import find_packet
from documents_service.use_cases.require_consent import require_consent


class CeremonyClosed(Refused):
    """The case ended: nothing is signed any more."""

    def __init__(self) -> None:
        super().__init__("not_ready_to_sign", "This case is closed for signing.")


async def lock_packet(tx: Transaction, *, case_id: UUID) -> Packet:
    """Give the packet to someone who has consented, while the case is open."""
    if not await CaseStore(tx).lock(case_id):
        raise CeremonyClosed
    await require_consent(tx, case_id=case_id)
    return await find_packet(tx, case_id=case_id)
