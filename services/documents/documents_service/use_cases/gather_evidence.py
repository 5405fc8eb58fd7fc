"""Gather the evidence of a case for its bundle."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.sealing import Seal
from chassis.transaction import Transaction
from documents_service.domain.chain import Link
from documents_service.domain.evidence import Act, Actor, Entry
from documents_service.domain.packet import Packet
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore
from documents_service.use_cases.find_packet import find_packet


@dataclass(frozen=True, slots=True)
class Evidence:
    """The packet that counts, the chain of all acts, and the key of the case."""

    at: datetime
    packet: Packet
    links: tuple[Link, ...]
    acts: tuple[Act, ...]
    seal: Seal


async def gather_evidence(tx: Transaction, *, case_id: UUID, by: Actor) -> Evidence:
    """Give the evidence as it is now; that it was taken is its newest entry."""
    packet = await find_packet(tx, case_id=case_id)
    await CaseStore(tx).lock(case_id)
    store = EvidenceStore(tx)
    await store.add(case_id, Entry("bundle_taken", by, packet_id=packet.id))
    kept = await store.of_case(case_id)
    return Evidence(
        at=tx.now,
        packet=packet,
        links=tuple(one.link for one in kept),
        acts=tuple([await store.opened(case_id, one) for one in kept]),
        seal=await tx.seal(case_id),
    )
