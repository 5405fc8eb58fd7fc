"""Makes documents from a case's answers and puts them into the store."""

from collections.abc import Mapping
from uuid import UUID

from contracts.api.case_internal import PacketData
from contracts.ids import uuid7
from documents_service.clients.press import Printed
from documents_service.clients.wording import document_data
from documents_service.clients.workshop import Workshop
from documents_service.domain.ceremony_refusals import PacketStale
from documents_service.domain.packet import (
    CaseId,
    Packet,
    PacketDocument,
    PacketId,
    Rendition,
    State,
)
from documents_service.domain.packet_list import (
    Choices,
    DocumentKind,
    documents_for,
    open_choices,
)
from documents_service.use_cases.reserve_objects import reserve_objects


async def print_packet(
    workshop: Workshop, answers: PacketData, older: Packet | None
) -> Packet:
    """Make every document of the packet from the answers.

    Choices made in an older packet are taken over, so that the hashes tell what the
    changed answers changed; each document must be shown and signed anew all the same.
    """
    kinds = documents_for(answers.addenda)
    choices = {kind.slug: _taken_over(kind, older) for kind in kinds}
    prints = [
        await workshop.press.print(
            kind.template, document_data(kind, answers, choices[kind.slug])
        )
        for kind in kinds
    ]
    renditions = await _keep(workshop, answers.case_id, prints)
    return Packet(
        id=PacketId(uuid7()),
        case_id=CaseId(answers.case_id),
        case_key=answers.key,
        state=State.OPEN,
        snapshot_hash=answers.snapshot_hash,
        expected_name=answers.name,
        documents=tuple(
            PacketDocument(
                slug=kind.slug,
                template_version=kind.template_version,
                choices=choices[kind.slug],
                reviewed=rendition,
            )
            for kind, rendition in zip(kinds, renditions, strict=True)
        ),
    )


async def print_document(
    workshop: Workshop, packet: Packet, slug: str, choices: Choices
) -> Rendition:
    """Make one document anew with these choices, from the answers of its packet."""
    answers = await workshop.cases.packet_data(packet.case_id)
    if not packet.is_made_from(answers.snapshot_hash):
        raise PacketStale
    kind = packet.document(slug).kind
    printed = await workshop.press.print(
        kind.template, document_data(kind, answers, choices)
    )
    (rendition,) = await _keep(workshop, packet.case_id, [printed])
    return rendition


def _taken_over(kind: DocumentKind, older: Packet | None) -> Mapping[str, str]:
    made = {d.slug: d.choices for d in older.documents} if older else {}
    choices = made.get(kind.slug, {})
    still_asked = {choice.field for choice in open_choices(kind, choices)}
    return {field: value for field, value in choices.items() if field in still_asked}


async def _keep(
    workshop: Workshop, case_id: UUID, prints: list[Printed]
) -> list[Rendition]:
    archive = workshop.packets
    async with workshop.database.transaction() as tx:
        places = await reserve_objects(
            tx, case_id=case_id, archive=archive, count=2 * len(prints)
        )
    free = iter(places)
    return [
        Rendition(
            await archive.keep(printed.pdf, next(free)),
            await archive.keep(printed.text, next(free)),
            printed.pages,
        )
        for printed in prints
    ]
