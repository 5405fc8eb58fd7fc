"""Keep a choice that belongs into a document, with the document made anew."""

from dataclasses import replace

from chassis.transaction import Transaction
from documents_service.domain.ceremony_refusals import PacketStale
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.packet import Packet, Rendition
from documents_service.domain.packet_list import Choices
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.lock_packet import lock_packet


async def make_choice(
    tx: Transaction,
    *,
    seen: Packet,
    slug: str,
    choices: Choices,
    made: Rendition,
    by: Actor,
) -> Packet:
    """Put the document with the new choices in place; it must be shown again.

    `seen` is the packet from which the document was made: a newer one refuses.
    """
    packet = await lock_packet(tx, case_id=seen.case_id)
    before = seen.document(slug).reviewed.pdf.sha256
    if packet.id != seen.id:
        raise PacketStale
    document = packet.require_turn(slug, sha256=before)
    packet = packet.with_document(
        replace(document, choices=choices, reviewed=made, shown_at=None)
    )
    await PacketStore(tx).save_document(packet, slug)
    await CaseStore(tx).claim([made.pdf.name, made.text.name])
    await EvidenceStore(tx).add(
        packet.case_id,
        Entry(
            "choice_made",
            by,
            subject=slug,
            packet_id=packet.id,
            sha256_before=before,
            sha256_after=made.pdf.sha256,
        ),
    )
    return packet
