"""Reading the packet: its state, its pages as pictures, as text, as files."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.callers import Caller
from chassis.refusal import NotFound
from chassis.sealing import Seal
from contracts.api.case_internal import DocumentRevealed
from contracts.api.documents import (
    DocumentText,
    DocumentView,
    PacketChanges,
    PacketView,
    RevealDocument,
)
from contracts.words import DocumentSlug
from documents_service.api.access import (
    Reader,
    Reviewer,
    actor,
    readable,
    require_open,
)
from documents_service.api.answers import attachment, picture
from documents_service.api.changes import told_changes
from documents_service.clients.wording import signature_note
from documents_service.clients.workshop import Workshop
from documents_service.domain.evidence import Entry
from documents_service.domain.packet import KeptFile, Packet, PacketDocument
from documents_service.domain.packet_list import kind_of
from documents_service.use_cases.find_packet import document_of, find_packet
from documents_service.use_cases.read_packet import document_view, read_packet
from documents_service.use_cases.record_opening import record_opening


@dataclass(frozen=True, slots=True)
class _Opened:
    packet: Packet
    document: PacketDocument
    seal: Seal


class DocumentApi:
    """The packet for the case's people, during the ceremony and afterwards."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._database = workshop.database

    def routes(self) -> APIRouter:
        """Give the routes that read documents of the packet."""
        router = APIRouter(prefix="/cases/{case_id}/packet", tags=["documents"])
        router.get("")(self.show_packet)
        router.get("/changes")(self.show_changes)
        router.get("/{document}")(self.show_document)
        router.get("/{document}/pages/{n}")(self.show_page)
        router.get("/{document}/text")(self.show_text)
        router.get("/{document}/content")(self.download)
        router.post("/{document}/revelations")(self.reveal)
        return router

    async def show_packet(self, case_id: UUID, caller: Reader) -> PacketView:
        """Show all documents with their states."""
        await readable(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            return await read_packet(tx, case_id=case_id)

    async def show_changes(self, case_id: UUID, caller: Reader) -> PacketChanges:
        """Say how the open packet differs from what was signed before it."""
        await readable(self._workshop.cases, case_id, caller)
        return PacketChanges(documents=await told_changes(self._workshop, case_id))

    async def show_document(
        self, case_id: UUID, document: DocumentSlug, caller: Reader
    ) -> DocumentView:
        """Show one document's state."""
        await readable(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            packet = await find_packet(tx, case_id=case_id)
        document_of(packet, document)
        return document_view(packet, document)

    async def show_page(
        self, case_id: UUID, document: DocumentSlug, n: int, caller: Reader
    ) -> Response:
        """Give a page as a picture."""
        opened = await self._opened(case_id, document, caller)
        pdf = await self._read(opened, opened.document.newest)
        try:
            return picture(await self._workshop.press.picture(pdf, n))
        except IndexError:
            raise NotFound("The document has no such page.") from None

    async def show_text(
        self, case_id: UUID, document: DocumentSlug, caller: Reader
    ) -> DocumentText:
        """Give the same words as the PDF, as HTML."""
        opened = await self._opened(case_id, document, caller)
        html = await self._read(opened, opened.document.reviewed.text)
        return DocumentText(
            title=opened.document.kind.title,
            html=html.decode() + signature_note(opened.packet, opened.document),
        )

    async def download(
        self, case_id: UUID, document: DocumentSlug, caller: Reader
    ) -> Response:
        """Give the newest file of the document: reviewed, signed or countersigned."""
        return await self._attached(await self._opened(case_id, document, caller))

    async def reveal(
        self,
        case_id: UUID,
        document: DocumentSlug,
        wish: RevealDocument,
        caller: Reviewer,
    ) -> Response:
        """Give a document with the whole SSN; the history tells it first (NEW-12)."""
        await readable(self._workshop.cases, case_id, caller)
        kind = kind_of(document)
        if caller.account_id is None or not kind.shows_ssn:
            raise NotFound("This document holds nothing to reveal.")
        async with self._database.transaction() as tx:
            document_of(await find_packet(tx, case_id=case_id), document)
        told = DocumentRevealed(
            account_id=caller.account_id,
            name=wish.by_name,
            title=kind.title,
            reason=wish.reason,
        )
        await self._workshop.cases.reveal(case_id, told)
        return await self._attached(await self._record(case_id, document, caller))

    async def _attached(self, opened: _Opened) -> Response:
        pdf = await self._read(opened, opened.document.newest)
        name = f"{opened.document.kind.title}.pdf"
        return attachment(pdf, media_type="application/pdf", name=name)

    async def _read(self, opened: _Opened, file: KeptFile) -> bytes:
        return await self._workshop.packets.read(file, seal=opened.seal)

    async def _opened(
        self, case_id: UUID, slug: DocumentSlug, caller: Caller
    ) -> _Opened:
        """Find the document for whoever may see it, and record that they did."""
        access = await readable(self._workshop.cases, case_id, caller)
        require_open(access, kind_of(slug), caller)
        return await self._record(case_id, slug, caller)

    async def _record(
        self, case_id: UUID, slug: DocumentSlug, caller: Caller
    ) -> _Opened:
        async with self._database.transaction() as tx:
            packet = await find_packet(tx, case_id=case_id)
            document = document_of(packet, slug)
            opening = Entry(
                "document_opened",
                actor(caller),
                subject=slug,
                packet_id=packet.id,
                sha256_after=document.newest.sha256,
            )
            await record_opening(tx, case_id=case_id, opening=opening)
            return _Opened(packet, document, await tx.seal(case_id))
