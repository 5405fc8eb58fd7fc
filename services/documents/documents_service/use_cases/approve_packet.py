"""Ask for the countersignature and the Welcome Letter of an approved case."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.domain.letter_list import welcome
from documents_service.domain.packet import State
from documents_service.store.cases import CaseStore
from documents_service.store.letters import LetterStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.find_packet import find_packet

_APPROVED = frozenset({State.SEALING, State.SEALED})


async def approve_packet(tx: Transaction, *, case_id: UUID) -> None:
    """Hand the signed packet to the sealing job and want the letter, once each."""
    await CaseStore(tx).lock(case_id)
    packet = await find_packet(tx, case_id=case_id)
    if packet.state not in _APPROVED:
        await PacketStore(tx).save(packet.approve())
    await LetterStore(tx).want(welcome(case_id))
