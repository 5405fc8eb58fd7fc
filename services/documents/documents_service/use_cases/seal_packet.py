"""Keep HCSC's countersignatures; readers see all of them at once."""

from collections.abc import Mapping

from chassis.transaction import Transaction
from contracts.documents import PacketSealed
from documents_service.domain.packet import KeptFile, Packet, State
from documents_service.store.cases import CaseStore
from documents_service.store.locks import LockStore
from documents_service.store.packets import PacketStore
from documents_service.store.timestamps import TimestampStore
from documents_service.use_cases.find_packet import find_packet
from documents_service.use_cases.seal_document import seal_document


async def seal_packet(
    tx: Transaction, *, seen: Packet, sealed: Mapping[str, KeptFile]
) -> None:
    """Close the packet with the countersigned files, by document, and want its locks.

    Another instance may have been faster: then these files are left to the sweeper.
    """
    await CaseStore(tx).lock(seen.case_id)
    packet = await find_packet(tx, case_id=seen.case_id)
    if packet.state is State.SEALED:
        return
    for document in packet.documents:
        if document.slug in sealed:
            packet = await seal_document(tx, packet, document, sealed[document.slug])
            await TimestampStore(tx).watch(packet, document.slug)
    await PacketStore(tx).save(packet.seal())
    await CaseStore(tx).claim(file.name for file in sealed.values())
    await LockStore(tx).want(packet.case_id, packet.files())
    await tx.publish(
        PacketSealed(occurred_at=tx.now, case_id=packet.case_id, packet_id=packet.id)
    )
