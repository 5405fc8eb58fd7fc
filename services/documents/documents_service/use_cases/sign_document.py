"""Keep a signed document: the file is in the store before its row says so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from chassis.transaction import Transaction
from contracts.documents import DocumentSigned
from contracts.words import DocumentSlug
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.packet import KeptFile, Packet
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore
from documents_service.store.packets import PacketStore
from documents_service.use_cases.find_packet import document_of
from documents_service.use_cases.lock_packet import lock_packet


@dataclass(frozen=True, slots=True)
class Signing:
    """The producer's act: the typed name under exactly the reviewed bytes."""

    slug: str
    reviewed_sha256: str
    typed_name: str
    origin: Mapping[str, str]


async def sign_document(
    tx: Transaction, *, case_id: UUID, signing: Signing, signed: KeptFile, by: Actor
) -> Packet:
    """Put the signature in place; a second one changes nothing.

    Everything is checked again under the lock: answers may have changed, or the button
    pressed twice, while the file was being signed.
    """
    packet = await lock_packet(tx, case_id=case_id)
    document = document_of(packet, signing.slug)
    if document.is_done:
        return packet
    require_signable(packet, signing)
    packet = packet.with_document(replace(document, done_at=tx.now, signed=signed))
    await PacketStore(tx).save_document(packet, signing.slug)
    await CaseStore(tx).claim([signed.name])
    await EvidenceStore(tx).add(case_id, _entry(packet, signing, signed, by))
    await tx.publish(
        DocumentSigned(
            occurred_at=tx.now,
            case_id=case_id,
            packet_id=packet.id,
            document=DocumentSlug(signing.slug),
            sha256=signed.sha256,
        )
    )
    return packet


def require_signable(packet: Packet, signing: Signing) -> None:
    """Refuse unless this name may be put under these bytes right now."""
    packet.require_ready(signing.slug, sha256=signing.reviewed_sha256, action="sign")
    packet.require_name(signing.typed_name)


def _entry(packet: Packet, signing: Signing, signed: KeptFile, by: Actor) -> Entry:
    return Entry(
        "document_signed",
        by,
        subject=signing.slug,
        packet_id=packet.id,
        sha256_before=signing.reviewed_sha256,
        sha256_after=signed.sha256,
        details={**signing.origin, "typed_name": signing.typed_name},
    )
