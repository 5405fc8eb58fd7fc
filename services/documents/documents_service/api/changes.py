"""Tells how a packet differs from what was signed before it, document by document."""

from uuid import UUID

from chassis.sealing import Seal
from contracts.api.documents import ChangedLine, DocumentChange
from contracts.words import DocumentSlug
from documents_service.clients.printed_values import printed_values
from documents_service.clients.workshop import Workshop
from documents_service.domain.differences import PrintedValue, differences
from documents_service.domain.packet import Packet
from documents_service.domain.packet_list import kind_of
from documents_service.domain.signed_before import fates
from documents_service.use_cases.compare_packets import compare_packets


async def told_changes(workshop: Workshop, case_id: UUID) -> tuple[DocumentChange, ...]:
    """Tell of each document what became of it; nothing where none was signed before.

    In what one differs is read from both texts: the older answers are kept nowhere
    else.
    """
    async with workshop.database.transaction() as tx:
        compared = await compare_packets(tx, case_id=case_id)
        if compared is None:
            return ()
        seal = await tx.seal(case_id)
    now, before = compared
    return tuple(
        [
            DocumentChange(
                document=DocumentSlug(slug),
                title=kind_of(slug).title,
                what=fate,
                lines=await _lines(workshop, compared, slug, seal)
                if fate == "changed"
                else (),
            )
            for slug, fate in fates(now, before).items()
        ]
    )


async def _lines(
    workshop: Workshop, compared: tuple[Packet, Packet], slug: str, seal: Seal
) -> tuple[ChangedLine, ...]:
    now, before = compared
    older = await _printed(workshop, before, slug, seal)
    newer = await _printed(workshop, now, slug, seal)
    return tuple(
        ChangedLine(label=each.label, before=each.before, after=each.after)
        for each in differences(older, newer)
    )


async def _printed(
    workshop: Workshop, packet: Packet, slug: str, seal: Seal
) -> tuple[PrintedValue, ...]:
    text = packet.document(slug).reviewed.text
    return printed_values((await workshop.packets.read(text, seal=seal)).decode())
