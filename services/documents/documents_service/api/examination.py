"""The examination file: the whole case in one ZIP (NEW-15)."""

import hashlib
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from chassis.callers import Caller, by_user
from chassis.refusal import NotFound
from contracts.api.case_internal import ExaminationData
from contracts.api.documents import TakeExaminationFile
from documents_service.api.access import readable
from documents_service.clients.archive import Archive, FileAltered
from documents_service.clients.bundle import zipped
from documents_service.clients.inspection import NotCopied
from documents_service.clients.typesetting import Unprintable
from documents_service.clients.wording import RECORD_TEMPLATE, record_data
from documents_service.clients.workshop import Workshop
from documents_service.domain.examination import Part
from documents_service.store.evidence import Remembered
from documents_service.use_cases.gather_documents import Gathered, gather_documents

# Not support: this is for an examiner of a state, and reviewers answer them.
Reviewer = Annotated[Caller, by_user("reviewer")]


class ExaminationApi:
    """Puts the examination file together while it is sent."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def routes(self) -> APIRouter:
        """Give the route of the examination file."""
        router = APIRouter(tags=["examination"])
        router.post("/cases/{case_id}/examination-file")(self.make)
        return router

    async def make(
        self, case_id: UUID, wish: TakeExaminationFile, caller: Reviewer
    ) -> StreamingResponse:
        """Give the file; the case's history says who took it, before a byte is sent."""
        await readable(self._workshop.cases, case_id, caller)
        if caller.account_id is None:
            raise NotFound("There is no such case.")
        record = await self._workshop.cases.examination(
            case_id, account_id=caller.account_id, name=wish.by_name
        )
        async with self._workshop.database.transaction() as tx:
            gathered = await gather_documents(tx, case_id=case_id)
        return StreamingResponse(
            zipped(self._entries(record, gathered), at=record.made_at),
            media_type="application/zip",
            headers={"Cache-Control": "private, no-store"},
        )

    async def _entries(
        self, record: ExaminationData, gathered: Gathered
    ) -> AsyncIterator[tuple[str, bytes]]:
        """Give one entry after the other, last the manifest with all their hashes."""
        manifest = _Manifest(record)
        for path, text in (
            ("case.txt", _as_text(record)),
            ("case.json", _as_json(record.model_dump(mode="json"))),
            ("evidence.json", _as_json([_told(one) for one in gathered.evidence])),
        ):
            yield manifest.entry(path, text.encode(), "")
        pdf = await self._on_paper(record)
        if pdf is None:
            manifest.miss_record()
        else:
            yield manifest.entry("case.pdf", pdf, "The same as case.txt, on paper")
        for part in gathered.parts:
            try:
                content = await self._content(part, gathered)
            except FileAltered:
                manifest.miss(part, "it failed its integrity check")
            except NotCopied:
                manifest.miss(part, "no safe copy of it could be made")
            else:
                yield manifest.entry(part.path, content, part.about)
        yield "manifest.json", _as_json(manifest.told).encode()

    async def _on_paper(self, record: ExaminationData) -> bytes | None:
        # An answer may be in a script that the fonts do not have: case.txt holds it.
        data = record_data(record)
        try:
            return (await self._workshop.press.print(RECORD_TEMPLATE, data)).pdf
        except Unprintable:
            return None

    async def _content(self, part: Part, gathered: Gathered) -> bytes:
        archive: Archive = getattr(self._workshop, part.bucket)
        content = await archive.read(part.kept, seal=gathered.seal)
        if part.copied is None:
            return content
        return await self._workshop.inspector.copy(
            content, part.copied.media_type, pages=part.copied.pages
        )


class _Manifest:
    """What the file holds, with the hash of each entry."""

    def __init__(self, record: ExaminationData) -> None:
        self._entries: list[dict[str, str]] = []
        self.told: dict[str, Any] = {
            "case": record.key,
            "made_at": record.made_at.isoformat(),
            "hash": "SHA-256",
            "entries": self._entries,
        }

    def entry(self, path: str, content: bytes, about: str) -> tuple[str, bytes]:
        digest = hashlib.sha256(content).hexdigest()
        self._entries.append({"path": path, "sha256": digest, "about": about})
        return path, content

    def miss_record(self) -> None:
        about = "Not included: it holds characters that our PDFs cannot show."
        self._entries.append({"path": "case.pdf", "sha256": "", "about": about})

    def miss(self, part: Part, why: str) -> None:
        self._entries.append(
            {
                "path": part.path,
                "sha256": part.kept.sha256,
                "about": f"{part.about}. Not included: {why}.",
            }
        )


def _as_text(record: ExaminationData) -> str:
    made = f"{record.made_at:%Y-%m-%d %H:%M:%S} UTC"
    lines = [f"Examination file of case {record.key}", f"Made {made}"]
    for section in record.sections:
        lines += ["", section.title, "=" * len(section.title)]
        lines += [f"{what}: {how}" for what, how in section.lines] or ["None."]
    return "\n".join(lines) + "\n"


def _told(one: Remembered) -> dict[str, str | None]:
    return {
        "at": one.at.isoformat(),
        "what": one.entry.what,
        "role": one.entry.by.role,
        "subject": one.entry.subject,
        "sha256_before": one.entry.sha256_before,
        "sha256_after": one.entry.sha256_after,
        "chain": one.chain.hex(),
    }


def _as_json(told: object) -> str:
    return json.dumps(told, indent=2, ensure_ascii=False)
