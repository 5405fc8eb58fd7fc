"""Signs a document outside any transaction and then says so in one."""

from documents_service.clients.signing import PRODUCER, Signature
from documents_service.clients.workshop import Workshop
from documents_service.domain.evidence import Actor
from documents_service.domain.packet import Packet
from documents_service.use_cases.reserve_objects import reserve_objects
from documents_service.use_cases.sign_document import (
    Signing,
    require_signable,
    sign_document,
)


async def put_signature(
    workshop: Workshop, packet: Packet, signing: Signing, by: Actor
) -> Packet:
    """Give the packet with the document signed; one that is signed stays as it is."""
    document = packet.document(signing.slug)
    if document.is_done:
        return packet
    require_signable(packet, signing)
    archive = workshop.packets
    async with workshop.database.transaction() as tx:
        signed_at = tx.now
        (place,) = await reserve_objects(
            tx, case_id=packet.case_id, archive=archive, count=1
        )
    reviewed = await archive.read(document.reviewed.pdf, seal=place.seal)
    signed = await workshop.press.sign(
        reviewed,
        Signature(
            field=PRODUCER,
            signer=packet.expected_name,
            meaning="Signed electronically",
            reason=f"Signed by {packet.expected_name} in case {packet.case_key}",
            signed_at=signed_at,
            case_key=packet.case_key,
            document=document.kind.title,
            reviewed_sha256=document.reviewed.pdf.sha256,
        ),
    )
    kept = await archive.keep(signed, place)
    async with workshop.database.transaction() as tx:
        return await sign_document(
            tx, case_id=packet.case_id, signing=signing, signed=kept, by=by
        )
