"""Keep a packet that was made from a case's answers."""

from collections.abc import Iterator
from dataclasses import replace

from chassis.transaction import Transaction
from contracts.documents import PacketPrepared
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.packet import Packet, State, differing
from documents_service.domain.signed_before import SignAgain, keeping, signed_before
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.require_consent import require_consent
from documents_service.use_cases.void_packet import void_packet


async def prepare_packet(
    tx: Transaction, *, made: Packet, sign_again: SignAgain, by: Actor
) -> Packet:
    """Keep the packet in place of one made from other answers, which is voided.

    Where a packet of the same answers is there already, that one stays: pressing twice
    prepares once, and no signature is lost.
    """
    await CaseStore(tx).lock(made.case_id)
    await require_consent(tx, case_id=made.case_id)
    packets = PacketStore(tx)
    older = await packets.newest(made.case_id)
    if older is not None and older.state is not State.VOIDED:
        if older.is_made_from(made.snapshot_hash):
            return older
        await void_packet(tx, packet=older, by=by)
    before = signed_before(await packets.of_case(made.case_id))
    if before is not None:
        made = replace(made, changed_documents=differing(before, made))
        if sign_again == "changed":
            made = keeping(made, before)
    await packets.add(made)
    await CaseStore(tx).claim(_object_names(made))
    await _remember(tx, made, by)
    await tx.publish(
        PacketPrepared(
            occurred_at=tx.now,
            case_id=made.case_id,
            packet_id=made.id,
            snapshot_hash=made.snapshot_hash,
        )
    )
    return made


async def _remember(tx: Transaction, packet: Packet, by: Actor) -> None:
    for document in packet.documents:
        entry = Entry(
            "signature_kept" if document.is_done else "packet_prepared",
            by,
            subject=document.slug,
            packet_id=packet.id,
            sha256_after=document.newest.sha256,
        )
        await EvidenceStore(tx).add(packet.case_id, entry)


def _object_names(packet: Packet) -> Iterator[str]:
    for document in packet.documents:
        yield document.reviewed.pdf.name
        yield document.reviewed.text.name
