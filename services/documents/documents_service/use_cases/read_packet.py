"""Show the packet and its documents as the ceremony's pages need them."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.documents import Choice, DocumentState, DocumentView, PacketView
from contracts.words import DocumentSlug
from documents_service.domain import packet_list
from documents_service.domain.packet import Packet, PacketDocument, State
from documents_service.store.packets import PacketStore

_NO_PACKET = PacketView(packet_id=None, state="none", snapshot_hash=None, documents=())


async def read_packet(tx: Transaction, *, case_id: UUID) -> PacketView:
    """Show the packet that counts, the newest voided one, or that there is none."""
    packet = await PacketStore(tx).newest(case_id)
    return _NO_PACKET if packet is None else packet_view(packet)


def packet_view(packet: Packet) -> PacketView:
    """Show a packet."""
    return PacketView(
        packet_id=packet.id,
        state=packet.state.value,
        snapshot_hash=packet.snapshot_hash,
        documents=tuple(document_view(packet, d.slug) for d in packet.documents),
        # What differs from a voided packet is known once the next one is made.
        changed_documents=tuple(DocumentSlug(slug) for slug in _changed(packet)),
        finished_at=packet.finished_at,
    )


def document_view(packet: Packet, slug: str) -> DocumentView:
    """Show one document; `next_document` is where the producer goes on after it."""
    document = packet.document(slug)
    following = _next_after(packet, slug)
    return DocumentView(
        document=DocumentSlug(slug),
        title=document.kind.title,
        action=document.kind.action,
        state=_state(packet, document),
        pages=document.reviewed.pages,
        sha256=document.newest.sha256,
        template_version=document.template_version,
        shown_to_end=document.shown_at is not None,
        choices=tuple(_choices(document)),
        expected_name=packet.expected_name,
        done_at=document.done_at,
        next_document=DocumentSlug(following.slug) if following else None,
        shows_ssn=document.kind.shows_ssn,
    )


def _changed(packet: Packet) -> tuple[str, ...]:
    return () if packet.state is State.VOIDED else packet.changed_documents


def _state(packet: Packet, document: PacketDocument) -> DocumentState:
    if document.is_done:
        return "signed" if document.signed else "reviewed"
    current = packet.next_document()
    is_turn = current is not None and current.slug == document.slug
    return "ready" if is_turn and packet.state is State.OPEN else "waiting"


def _next_after(packet: Packet, slug: str) -> PacketDocument | None:
    others = (d for d in packet.documents if d.slug != slug and not d.is_done)
    return next(others, None)


def _choices(document: PacketDocument) -> list[Choice]:
    return [
        Choice(
            field=choice.field,
            label=choice.label,
            options=choice.options,
            chosen=packet_list.chosen(choice, document.choices),
        )
        for choice in packet_list.open_choices(document.kind, document.choices)
    ]
