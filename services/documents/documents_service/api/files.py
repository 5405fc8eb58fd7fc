"""Uploads: the declaration page, and what a reviewer asked for besides."""

from typing import Annotated
from urllib.parse import unquote
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel, Field

from chassis.callers import Caller
from chassis.refusal import NotFound
from contracts.api.documents import FileView
from contracts.words import FileKind
from documents_service.api.access import (
    Producer,
    Reader,
    actor,
    owned,
    readable,
    require_upload,
)
from documents_service.api.answers import attachment, picture
from documents_service.api.receiving import Upload, receive
from documents_service.clients.inspection import NotCopied, NotDrawn
from documents_service.clients.workshop import Workshop
from documents_service.domain.evidence import Entry
from documents_service.domain.files import UploadedFile
from documents_service.domain.uploads import shown_name
from documents_service.use_cases.find_file import find_file
from documents_service.use_cases.read_files import file_view, read_files
from documents_service.use_cases.record_opening import record_opening


class UploadHeaders(BaseModel):
    """What comes beside the bytes; the name is percent-encoded.

    A supporting document may say which question of the questionnaire it is about.
    """

    x_file_name: str = Field(max_length=4000)
    idempotency_key: str = Field(min_length=1, max_length=200)
    x_question: int | None = Field(default=None, ge=1, le=10)


class FileApi:
    """Uploaded files of a case: list, upload, download, look at."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._database = workshop.database

    def routes(self) -> APIRouter:
        """Give the routes about uploaded files."""
        router = APIRouter(prefix="/cases/{case_id}/files", tags=["files"])
        router.get("")(self.list_files)
        router.post("/{kind}")(self.upload)
        router.get("/{file_id}/content")(self.download)
        router.get("/{file_id}/pages/{n}")(self.show_page)
        return router

    async def list_files(self, case_id: UUID, caller: Reader) -> tuple[FileView, ...]:
        """List the files, newest first."""
        await readable(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            return await read_files(tx, case_id=case_id)

    async def upload(
        self,
        case_id: UUID,
        kind: FileKind,
        request: Request,
        caller: Producer,
        headers: Annotated[UploadHeaders, Header()],
    ) -> FileView:
        """Take a file as the raw body of the request."""

        async def require_welcome() -> None:
            access = await owned(self._workshop.cases, case_id, caller)
            require_upload(access, kind)

        await require_welcome()
        name = shown_name(unquote(headers.x_file_name))
        is_evidence = kind is FileKind.SUPPORTING_DOCUMENT
        upload = Upload(
            case_id,
            kind,
            name,
            headers.idempotency_key,
            actor(caller),
            question=headers.x_question if is_evidence else None,
        )
        # Asked once more after the content, which may have taken minutes to come.
        file = await receive(
            self._workshop, upload, request.stream(), still_welcome=require_welcome
        )
        return file_view(file)

    async def download(self, case_id: UUID, file_id: UUID, caller: Reader) -> Response:
        """Give the copy of what the file shows; the original goes to no browser."""
        file, content = await self._opened(case_id, file_id, caller)
        try:
            copy = await self._workshop.inspector.copy(
                content, file.media_type, pages=file.pages
            )
        except NotCopied:
            raise NotFound("This file cannot be given now. Try again later.") from None
        return attachment(copy, media_type=file.media_type, name=file.name)

    async def show_page(
        self, case_id: UUID, file_id: UUID, n: int, caller: Reader
    ) -> Response:
        """Give a page as a picture of our own making."""
        file, content = await self._opened(case_id, file_id, caller)
        if not 1 <= n <= file.pages:
            raise NotFound("The file has no such page.")
        try:
            png = await self._workshop.inspector.picture(content, file.media_type, n)
        except NotDrawn:
            raise NotFound("This page cannot be shown. Download the file.") from None
        return picture(png)

    async def _opened(
        self, case_id: UUID, file_id: UUID, caller: Caller
    ) -> tuple[UploadedFile, bytes]:
        """Give the file to who may see it, checked against its hash and recorded."""
        await readable(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            file = await find_file(tx, case_id=case_id, file_id=file_id)
            seal = await tx.seal(case_id)
            opening = Entry(
                "file_opened",
                actor(caller),
                subject=str(file.id),
                sha256_after=file.kept.sha256,
            )
            await record_opening(tx, case_id=case_id, opening=opening)
        return file, await self._workshop.uploads.read(file.kept, seal=seal)
