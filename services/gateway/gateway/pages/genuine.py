"""Is this document genuine? Anybody may ask; no file is kept (NEW-5)."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused, Unacceptable
from contracts.api.genuine import FileJudged
from gateway.pages.form import FormView, problem
from gateway.pages.frame import (
    address_of,
    gate_of,
    kilobytes,
    page,
    services_of,
)
from gateway.session import FILE_LIMIT, Posted, anyone, posted_form

router = APIRouter()
_FIELD = "document_to_check"

# By verdict: the kind of box, its heading, what it means.
_WORDS: Mapping[str, tuple[str, str, str]] = {
    "intact": (
        "success",
        "Intact",
        "This is a document of ours exactly as it was recorded, byte for byte.",
    ),
    "older": (
        "warning",
        "An older version",
        "This is a document of ours as it was before it was complete.",
    ),
    "superseded": (
        "warning",
        "Not in force",
        "This is a document of ours, but it was voided when answers changed. "
        "Another one took its place, or none.",
    ),
    "modified": (
        "error",
        "Modified",
        "This file began as a document of ours and was changed since. Do not rely on "
        "it: ask the sender for the original.",
    ),
    "unknown": (
        "info",
        "Unknown",
        "This file is not known here. It is no document of ours, or so much of it was "
        "changed that it cannot be recognized.",
    ),
}


@router.get("/genuine", dependencies=[anyone()])
async def show(request: Request) -> Response:
    """Ask for the file."""
    return _draw(request, FormView())


@router.post("/genuine", dependencies=[anyone(upload=True)])
async def judge(
    request: Request, posted: Annotated[Posted, Depends(posted_form)]
) -> Response:
    """Say what is known of the file; the answer names nobody and is kept nowhere."""
    upload = posted.upload
    if upload is None or not upload.size:
        return _refuse(request, "Choose a PDF file.", status=422)
    if upload.content is None:
        said = f"{upload.name} is {kilobytes(upload.size)}. A file may have at most "
        return _refuse(request, f"{said}{kilobytes(FILE_LIMIT)}.", status=413)
    documents = services_of(request).documents
    try:
        told = await documents.judged(upload.content, address=address_of(request))
    except Refused as refusal:
        status = 422 if isinstance(refusal, Unacceptable) else 429
        return _refuse(request, str(refusal), status=status)
    return _draw(request, FormView(), told=told, name=upload.name)


def _refuse(request: Request, said: str, *, status: int) -> Response:
    return _draw(request, FormView(errors=(problem(_FIELD, said),)), status=status)


def _draw(
    request: Request,
    form: FormView,
    *,
    told: FileJudged | None = None,
    name: str = "",
    status: int = 200,
) -> Response:
    kind, heading, meaning = _WORDS[told.verdict] if told else ("", "", "")
    if told and told.missing:
        meaning += f" It lacks {' and '.join(told.missing)}."
    return page(
        request,
        "genuine.html",
        status=status,
        form=form,
        form_token=gate_of(request).visitor_token(request),
        kind=kind,
        heading=heading,
        meaning=meaning,
        name=name,
    )
