"""Files, the contract packet and letters, as the documents service keeps them."""

from collections.abc import AsyncIterator
from urllib.parse import quote
from uuid import UUID

from pydantic import RootModel

from chassis.callers import Caller
from chassis.calls import ServiceClient
from contracts.api.documents import (
    ConsentView,
    DocumentText,
    DocumentView,
    FileView,
    Finish,
    GiveConsent,
    LetterView,
    MakeChoice,
    PacketChanges,
    PacketView,
    RevealDocument,
    Review,
    Shown,
    Sign,
    TakeExaminationFile,
)
from contracts.api.genuine import FileJudged
from contracts.words import DocumentSlug, FileKind
from gateway.services.once import once_only

Content = tuple[bytes, str]
"""Bytes with their media type."""


class Files(RootModel[tuple[FileView, ...]]):
    """The files of a case."""


class Letters(RootModel[tuple[LetterView, ...]]):
    """The letters of a case."""


class CaseDocuments:
    """The documents of one case, asked for by one person."""

    def __init__(self, client: ServiceClient, *, user: Caller, case_id: UUID) -> None:
        self._client = client.as_user(user)
        self._base = f"/cases/{case_id}"

    async def files(self) -> tuple[FileView, ...]:
        """List the uploaded files."""
        return (await self._client.get(f"{self._base}/files", Files)).root

    async def upload(
        self,
        kind: FileKind,
        *,
        name: str,
        content: bytes,
        once: str,
        question: int | None = None,
    ) -> FileView:
        """Hand a file on; refused with the rule that it breaks."""
        headers = {"X-File-Name": quote(name)} | once_only(once)
        if question is not None:
            headers["X-Question"] = str(question)
        return await self._client.post_bytes(
            f"{self._base}/files/{kind}",
            _one(content),
            "application/octet-stream",
            FileView,
            headers=headers,
        )

    async def file_content(self, file_id: UUID) -> Content:
        """Give an uploaded file, byte for byte."""
        return await self._client.get_bytes(f"{self._base}/files/{file_id}/content")

    async def file_page(self, file_id: UUID, *, page: int) -> Content:
        """Give the picture of a page of an uploaded file."""
        path = f"{self._base}/files/{file_id}/pages/{page}"
        return await self._client.get_bytes(path)

    async def consent(self) -> ConsentView:
        """Give the disclosure and whether it was consented to."""
        return await self._client.get(f"{self._base}/consent", ConsentView)

    async def give_consent(self, wish: GiveConsent, *, once: str) -> ConsentView:
        """Record the answer to the disclosure."""
        return await self._client.post(
            f"{self._base}/consent", wish, ConsentView, headers=once_only(once)
        )

    async def packet(self) -> PacketView:
        """Give the packet's state."""
        return await self._client.get(f"{self._base}/packet", PacketView)

    async def changes(self) -> PacketChanges:
        """Give how the open packet differs from what was signed before it."""
        return await self._client.get(f"{self._base}/packet/changes", PacketChanges)

    async def prepare(self, *, once: str) -> PacketView:
        """Have the packet made from the answers as they are now."""
        return await self._client.post(
            f"{self._base}/packet", None, PacketView, headers=once_only(once)
        )

    async def document(self, slug: DocumentSlug) -> DocumentView:
        """Give one document of the packet."""
        return await self._client.get(self._of(slug), DocumentView)

    async def document_page(self, slug: DocumentSlug, *, page: int) -> Content:
        """Give the picture of a page of a document."""
        return await self._client.get_bytes(f"{self._of(slug)}/pages/{page}")

    async def document_text(self, slug: DocumentSlug) -> DocumentText:
        """Give a document's words as HTML."""
        return await self._client.get(f"{self._of(slug)}/text", DocumentText)

    async def document_content(self, slug: DocumentSlug) -> Content:
        """Give a document as PDF."""
        return await self._client.get_bytes(f"{self._of(slug)}/content")

    async def revealed(
        self, slug: DocumentSlug, *, wish: RevealDocument
    ) -> AsyncIterator[bytes]:
        """Give a document with the whole SSN; each call stands in the history."""
        return await self._client.post_for_stream(f"{self._of(slug)}/revelations", wish)

    async def choose(
        self, slug: DocumentSlug, *, wish: MakeChoice, once: str
    ) -> DocumentView:
        """Set a choice in a document."""
        return await self._client.post(
            f"{self._of(slug)}/choice", wish, DocumentView, headers=once_only(once)
        )

    async def shown(self, slug: DocumentSlug, *, wish: Shown, once: str) -> None:
        """Say that a document was shown to its end."""
        await self._client.post(
            f"{self._of(slug)}/shown", wish, DocumentView, headers=once_only(once)
        )

    async def sign(self, slug: DocumentSlug, *, wish: Sign, once: str) -> DocumentView:
        """Sign a document."""
        return await self._client.post(
            f"{self._of(slug)}/signature", wish, DocumentView, headers=once_only(once)
        )

    async def review(
        self, slug: DocumentSlug, *, wish: Review, once: str
    ) -> DocumentView:
        """Confirm that a document was read."""
        return await self._client.post(
            f"{self._of(slug)}/review", wish, DocumentView, headers=once_only(once)
        )

    async def finish(self, wish: Finish, *, once: str) -> PacketView:
        """End the ceremony."""
        return await self._client.post(
            f"{self._base}/packet/finish", wish, PacketView, headers=once_only(once)
        )

    async def letters(self) -> tuple[LetterView, ...]:
        """List the letters to the producer, oldest first."""
        return (await self._client.get(f"{self._base}/letters", Letters)).root

    async def letter_content(self, letter_id: UUID) -> Content:
        """Give a letter as PDF."""
        return await self._client.get_bytes(f"{self._base}/letters/{letter_id}/content")

    async def examination_file(self, *, by_name: str) -> AsyncIterator[bytes]:
        """Have the whole case put into one ZIP, which comes piece by piece."""
        wish = TakeExaminationFile(by_name=by_name)
        return await self._client.post_for_stream(
            f"{self._base}/examination-file", wish
        )

    async def evidence_bundle(self) -> Content:
        """Give the signed documents with their evidence as ZIP."""
        return await self._client.get_bytes(f"{self._base}/evidence-bundle/content")

    async def answers_copy(self) -> Content:
        """Give a copy of the answers as PDF."""
        return await self._client.get_bytes(f"{self._base}/answers-copy/content")

    def _of(self, slug: DocumentSlug) -> str:
        return f"{self._base}/packet/{slug}"


class DocumentsService:
    """Asks the documents service."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    def of(self, user: Caller, *, case_id: UUID) -> CaseDocuments:
        """Give the documents of one case."""
        return CaseDocuments(self._client, user=user, case_id=case_id)

    async def judged(self, content: bytes, *, address: str) -> FileJudged:
        """Have a file of anybody judged; nothing of it is kept."""
        return await self._client.as_service("judge-file").post_bytes(
            "/genuine",
            _one(content),
            "application/octet-stream",
            FileJudged,
            headers={"X-Address": quote(address)},
        )


async def _one(content: bytes) -> AsyncIterator[bytes]:
    yield content
