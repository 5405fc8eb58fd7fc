"""Pictures, texts and downloads of documents and files, never as pages of ours."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import NotFound
from contracts.api.case import CaseOverview
from contracts.words import DocumentSlug
from gateway.pages.frame import page, services_of
from gateway.pages.signing import one_level_down
from gateway.services.documents import CaseDocuments, Content
from gateway.session import Person, signed_in

router = APIRouter()
Reader = Annotated[Person, signed_in("producer", "reviewer", "support")]


@router.get("/cases/{key}/esignature/{document}/pages/{number}")
async def document_page(
    request: Request, person: Reader, key: str, document: DocumentSlug, number: int
) -> Response:
    """Give the picture of a page of a document."""
    _, documents = await _readable(request, person, key=key)
    return _picture(await documents.document_page(document, page=number))


@router.get("/cases/{key}/esignature/{document}/text")
async def document_text(
    request: Request, person: Reader, key: str, document: DocumentSlug
) -> Response:
    """Show a document's words as a page."""
    overview, documents = await _readable(request, person, key=key)
    text = await documents.document_text(document)
    return page(
        request,
        "document_text.html",
        overview=overview,
        document=await documents.document(document),
        title=text.title,
        text=one_level_down(text.html),
    )


@router.get("/cases/{key}/esignature/{document}/content")
async def document_content(
    request: Request, person: Reader, key: str, document: DocumentSlug
) -> Response:
    """Give a document as PDF."""
    overview, documents = await _readable(request, person, key=key)
    view = await documents.document(document)
    content = await documents.document_content(document)
    return _download(content, name=f"{view.title} {overview.key}.pdf")


@router.get("/cases/{key}/letters/{letter_id}")
async def letter(
    request: Request, person: Reader, key: str, letter_id: UUID
) -> Response:
    """Give a letter to the producer as PDF."""
    overview, documents = await _readable(request, person, key=key)
    for one in await documents.letters():
        if one.letter_id == letter_id:
            content = await documents.letter_content(letter_id)
            return _download(content, name=f"{one.title} {overview.key}.pdf")
    raise NotFound("There is no such letter in this case.")


@router.get("/cases/{key}/copy")
async def answers_copy(request: Request, person: Reader, key: str) -> Response:
    """Give a copy of the answers as PDF, for the producer's records (SUB-2)."""
    overview, documents = await _readable(request, person, key=key)
    content = await documents.answers_copy()
    return _download(content, name=f"Answers {overview.key}.pdf")


@router.get("/cases/{key}/evidence-bundle")
async def evidence_bundle(request: Request, person: Reader, key: str) -> Response:
    """Give the signed documents with all that verifies them (NEW-5)."""
    overview, documents = await _readable(request, person, key=key)
    content = await documents.evidence_bundle()
    return _download(content, name=f"Evidence {overview.key}.zip")


@router.get("/cases/{key}/files/{file_id}")
async def file_content(
    request: Request, person: Reader, key: str, file_id: UUID
) -> Response:
    """Give the copy of what an uploaded file shows."""
    _, documents = await _readable(request, person, key=key)
    # Its name is not in the content's answer, and only this case's files count.
    for file in await documents.files():
        if file.file_id == file_id:
            content = await documents.file_content(file_id)
            return _download(content, name=file.name)
    raise NotFound("There is no such file in this case.")


@router.get("/cases/{key}/files/{file_id}/pages/{number}")
async def file_page(
    request: Request, person: Reader, key: str, file_id: UUID, number: int
) -> Response:
    """Give the picture of a page of an uploaded file."""
    _, documents = await _readable(request, person, key=key)
    return _picture(await documents.file_page(file_id, page=number))


async def _readable(
    request: Request, person: Person, *, key: str
) -> tuple[CaseOverview, CaseDocuments]:
    services = services_of(request)
    if person.has_role("reviewer", "support"):
        overview = (await services.review.case(person.caller, key=key)).overview
    else:
        overview = await services.case.overview(person.caller, key=key)
    return overview, services.documents.of(person.caller, case_id=overview.case_id)


# A file is data: it may not run, load or frame anything, whatever it turns out to be.
_SANDBOX = {"Content-Security-Policy": "sandbox; default-src 'none'"}


def _picture(content: Content) -> Response:
    data, media_type = content
    return Response(data, media_type=media_type, headers=_SANDBOX)


def _download(content: Content, *, name: str) -> Response:
    data, media_type = content
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = _SANDBOX | {"Content-Disposition": disposition}
    return Response(data, media_type=media_type, headers=headers)
