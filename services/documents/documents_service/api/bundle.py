"""The evidence bundle: what anyone needs to verify the signed documents (NEW-5)."""

from collections.abc import AsyncIterator
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from documents_service.api.access import Reader, actor, may_open, readable
from documents_service.clients.archive import FileAltered
from documents_service.clients.bundle import zipped
from documents_service.clients.manifest import (
    CHAIN,
    MANIFEST,
    RECORD,
    BundledChain,
    BundledFile,
    Manifest,
    record_reason,
)
from documents_service.clients.press import sha256
from documents_service.clients.record_wording import (
    SIGNING_RECORD_TEMPLATE,
    signing_record_data,
)
from documents_service.clients.signing import HCSC, PRODUCER, Signature
from documents_service.clients.workshop import Workshop
from documents_service.domain.bundle import BundledDocument, bundled
from documents_service.domain.chain import Head, head_of
from documents_service.domain.chain_lines import written
from documents_service.domain.packet import PacketDocument
from documents_service.use_cases.gather_evidence import Evidence, gather_evidence
from documents_service.use_cases.note_record import note_record

_ALTERED = "Not included: it failed its integrity check"
_HAS_SSN = "Not included: it shows the whole Social Security Number"


class BundleApi:
    """Puts the evidence together while it is sent."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def routes(self) -> APIRouter:
        """Give the route of the bundle."""
        router = APIRouter(tags=["evidence"])
        router.get("/cases/{case_id}/evidence-bundle/content")(self.make)
        return router

    async def make(self, case_id: UUID, caller: Reader) -> StreamingResponse:
        """Give the bundle; that it was taken is the newest entry of its chain.

        Staff get it without what they may open with a reason only (NEW-12).
        """
        access = await readable(self._workshop.cases, case_id, caller)
        async with self._workshop.database.transaction() as tx:
            evidence = await gather_evidence(tx, case_id=case_id, by=actor(caller))
        record = await self._record(evidence)
        async with self._workshop.database.transaction() as tx:
            await note_record(tx, case_id=case_id, sha256=sha256(record))
        hidden = {
            document.slug
            for document in evidence.packet.documents
            if not may_open(access, document.kind, caller)
        }
        return StreamingResponse(
            zipped(self._entries(evidence, record, hidden), at=evidence.at),
            media_type="application/zip",
            headers={"Cache-Control": "private, no-store"},
        )

    async def _record(self, evidence: Evidence) -> bytes:
        packet, head = evidence.packet, head_of(evidence.links)
        data = signing_record_data(
            packet, evidence.acts, head=head, made_at=evidence.at
        )
        printed = await self._workshop.press.print(SIGNING_RECORD_TEMPLATE, data)
        return await self._workshop.press.sign(
            printed.pdf,
            Signature(
                field=HCSC,
                signer="Health Care Service Corporation",
                meaning="Sealed electronically",
                reason=record_reason(packet.case_key, head),
                signed_at=evidence.at,
                case_key=packet.case_key,
                document="Signing Record",
                reviewed_sha256=printed.sha256,
            ),
        )

    async def _entries(
        self, evidence: Evidence, record: bytes, hidden: set[str]
    ) -> AsyncIterator[tuple[str, bytes]]:
        """Give one entry after the other, last the manifest with all their hashes."""
        files = []
        for one in bundled(evidence.packet):
            told, content = await self._document(evidence, one, hidden)
            files.append(told)
            if content is not None:
                yield told.path, content
        chain = written(evidence.links).encode()
        about = "Chain of evidence, one entry a line"
        files.append(BundledFile(path=CHAIN, sha256=sha256(chain), about=about))
        yield CHAIN, chain
        files.append(
            BundledFile(
                path=RECORD,
                sha256=sha256(record),
                about="Signing record",
                signatures=(HCSC,),
            )
        )
        yield RECORD, record
        made = self._manifest(evidence, head_of(evidence.links), files)
        yield MANIFEST, made.model_dump_json(indent=2).encode()

    async def _document(
        self, evidence: Evidence, one: BundledDocument, hidden: set[str]
    ) -> tuple[BundledFile, bytes | None]:
        kept, why, content = one.document.newest, _HAS_SSN, None
        if one.document.slug not in hidden:
            try:
                archive = self._workshop.packets
                content = await archive.read(kept, seal=evidence.seal)
            except FileAltered:
                why = _ALTERED
        about = one.about if content is not None else f"{one.about}. {why}"
        told = BundledFile(
            path=one.path,
            sha256=kept.sha256,
            about=about,
            document=one.document.slug,
            signatures=_signatures(one.document),
            is_included=content is not None,
        )
        return told, content

    def _manifest(
        self, evidence: Evidence, head: Head, files: list[BundledFile]
    ) -> Manifest:
        return Manifest(
            case=evidence.packet.case_key,
            made_at=evidence.at,
            root_sha256=self._workshop.press.root_sha256,
            chain=BundledChain(length=head.length, head=head.chain.hex()),
            files=tuple(files),
        )


def _signatures(document: PacketDocument) -> tuple[str, ...]:
    if document.is_countersigned:
        return PRODUCER, HCSC
    return (PRODUCER,) if document.signed else ()
