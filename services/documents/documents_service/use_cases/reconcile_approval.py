"""Seal a packet whose case is approved although the approval was not heard."""

from uuid import UUID

import structlog
from prometheus_client import Counter

from chassis.transaction import Transaction
from documents_service.domain.packet import State
from documents_service.store.cases import CaseStore
from documents_service.use_cases.approve_packet import approve_packet
from documents_service.use_cases.find_packet import find_packet

log = structlog.get_logger(__name__)

UNHEARD = Counter(
    "producerpro_approvals_unheard", "Approvals that were found by asking the case"
)


async def reconcile_approval(tx: Transaction, *, case_id: UUID) -> None:
    """Do what hearing of the approval would have done, unless that happened meanwhile.

    The event itself may come later and changes nothing then.
    """
    await CaseStore(tx).lock(case_id)
    packet = await find_packet(tx, case_id=case_id)
    if packet.state is not State.SIGNED:
        return
    UNHEARD.inc()
    log.error("approval not heard", case_id=str(case_id))
    await approve_packet(tx, case_id=case_id)
