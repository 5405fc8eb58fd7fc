"""The producer's acts: prepare, choose, see to the end, sign or review, finish."""

from uuid import UUID

from fastapi import APIRouter

from chassis.callers import Caller
from contracts.api.case_internal import CaseAccess
from contracts.api.documents import (
    DocumentView,
    Finish,
    MakeChoice,
    PacketView,
    Review,
    Shown,
    Sign,
)
from contracts.words import DocumentSlug
from documents_service.api.access import Producer, actor, owned, require_signing
from documents_service.api.printing import print_document, print_packet
from documents_service.api.signing import put_signature
from documents_service.clients.workshop import Workshop
from documents_service.domain.ceremony_refusals import PacketStale
from documents_service.domain.packet import Packet, State
from documents_service.domain.packet_list import choose
from documents_service.store.packets import PacketStore
from documents_service.use_cases.find_packet import document_of, find_packet
from documents_service.use_cases.finish_packet import finish_packet
from documents_service.use_cases.make_choice import make_choice
from documents_service.use_cases.prepare_packet import prepare_packet
from documents_service.use_cases.read_packet import document_view, packet_view
from documents_service.use_cases.record_shown import record_shown
from documents_service.use_cases.require_consent import require_consent
from documents_service.use_cases.review_document import review_document
from documents_service.use_cases.sign_document import Signing


class CeremonyApi:
    """The producer's acts, each of them harmless when it is repeated."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._database = workshop.database

    def routes(self) -> APIRouter:
        """Give the routes by which the producer signs."""
        router = APIRouter(prefix="/cases/{case_id}/packet", tags=["ceremony"])
        router.post("")(self.prepare)
        router.post("/finish")(self.finish)
        router.post("/{document}/choice")(self.choose)
        router.post("/{document}/shown")(self.see_to_end)
        router.post("/{document}/review")(self.review)
        router.post("/{document}/signature")(self.sign)
        return router

    async def prepare(self, case_id: UUID, caller: Producer) -> PacketView:
        """Make the packet from the case's answers, unless one counts still."""
        access = await owned(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            older = await PacketStore(tx).newest(case_id)
            if older is not None and _still_counts(older, access):
                return packet_view(older)
            await require_consent(tx, case_id=case_id)
        require_signing(access)
        answers = await self._workshop.cases.packet_data(case_id)
        made = await print_packet(self._workshop, answers, older)
        # Asked once more: others may have been made from newer answers meanwhile.
        require_signing(await owned(self._workshop.cases, case_id, caller), made)
        async with self._database.transaction() as tx:
            packet = await prepare_packet(
                tx,
                made=made,
                sign_again=self._workshop.sign_again,
                by=actor(caller),
            )
        return packet_view(packet)

    async def finish(self, case_id: UUID, end: Finish, caller: Producer) -> PacketView:
        """End the ceremony."""
        access = await owned(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            packet = await find_packet(tx, case_id=case_id)
            if packet.state is State.VOIDED or packet.finished_at is None:
                require_signing(access, packet)
                packet = await finish_packet(
                    tx, case_id=case_id, origin=_origin(end), by=actor(caller)
                )
        return packet_view(packet)

    async def choose(
        self, case_id: UUID, document: DocumentSlug, made: MakeChoice, caller: Producer
    ) -> DocumentView:
        """Make a choice in a document; it is printed anew."""
        packet = await self._on_turn(case_id, document, caller)
        found = packet.document(document)
        if found.is_done or found.choices.get(made.field) == made.value:
            return document_view(packet, document)
        choices = choose(found.kind, found.choices, field=made.field, value=made.value)
        printed = await print_document(self._workshop, packet, document, choices)
        async with self._database.transaction() as tx:
            changed = await make_choice(
                tx,
                seen=packet,
                slug=document,
                choices=choices,
                made=printed,
                by=actor(caller),
            )
        return document_view(changed, document)

    async def see_to_end(
        self, case_id: UUID, document: DocumentSlug, shown: Shown, caller: Producer
    ) -> DocumentView:
        """Say that the document was shown to its end."""
        await self._on_turn(case_id, document, caller)
        async with self._database.transaction() as tx:
            packet = await record_shown(
                tx,
                case_id=case_id,
                slug=document,
                sha256=shown.sha256,
                origin=_origin(shown),
                by=actor(caller),
            )
        return document_view(packet, document)

    async def review(
        self, case_id: UUID, document: DocumentSlug, read: Review, caller: Producer
    ) -> DocumentView:
        """Confirm that the document was read."""
        await self._on_turn(case_id, document, caller)
        async with self._database.transaction() as tx:
            packet = await review_document(
                tx,
                case_id=case_id,
                slug=document,
                sha256=read.sha256,
                origin=_origin(read),
                by=actor(caller),
            )
        return document_view(packet, document)

    async def sign(
        self, case_id: UUID, document: DocumentSlug, act: Sign, caller: Producer
    ) -> DocumentView:
        """Sign the document by the typed name."""
        packet = await self._on_turn(case_id, document, caller)
        signing = Signing(document, act.sha256, act.typed_name, _origin(act))
        signed = await put_signature(self._workshop, packet, signing, actor(caller))
        return document_view(signed, document)

    async def _on_turn(
        self, case_id: UUID, slug: DocumentSlug, caller: Caller
    ) -> Packet:
        """Give the packet if the document is done already, or may be acted on now."""
        access = await owned(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            packet = await find_packet(tx, case_id=case_id)
        if packet.state is State.VOIDED:
            require_signing(access, packet)
            # Answers changed back fit a voided packet again; it stays void.
            raise PacketStale
        if not document_of(packet, slug).is_done:
            require_signing(access, packet)
        return packet


def _still_counts(packet: Packet, access: CaseAccess) -> bool:
    """Tell whether a packet needs no new one: current, or past the producer's hands."""
    if packet.state in {State.SEALING, State.SEALED}:
        return True
    return packet.state is not State.VOIDED and packet.is_made_from(
        access.snapshot_hash
    )


def _origin(act: Finish | Shown | Review | Sign) -> dict[str, str]:
    return {"address": act.address, "user_agent": act.user_agent}
