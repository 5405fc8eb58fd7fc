"""A document that a reviewer asked for by name: upload it (REV-3)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import NotFound, Refused
from contracts.api.case import CaseOverview
from contracts.api.case_answers import SendDocument, WantedDocumentView
from contracts.api.case_tabs import Problem
from gateway.pages.case_files import sorted_files
from gateway.pages.form import FormView, new_key, problem
from gateway.pages.frame import go, page, services_of
from gateway.pages.upload import hand_on
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
FIELD = "supporting_document"


@router.get("/cases/{key}/wanted-documents/{wanted_id}")
async def show(
    request: Request,
    person: Annotated[Person, signed_in("producer")],
    key: str,
    wanted_id: UUID,
) -> Response:
    """Show what is wanted, with a place for it."""
    overview = await services_of(request).case.overview(person.caller, key=key)
    return _draw(request, overview, wanted_id=wanted_id)


@router.post("/cases/{key}/wanted-documents/{wanted_id}")
async def send(
    request: Request,
    person: Annotated[Person, signed_in("producer", upload=True)],
    key: str,
    wanted_id: UUID,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Take the document in and say what it answers."""
    case = services_of(request).case
    overview = await case.overview(person.caller, key=key)
    kept, refused = await hand_on(request, person, overview=overview, posted=posted)
    if refused:
        said, status = refused[0].problem, refused[0].status
        return _draw(request, overview, wanted_id=wanted_id, said=said, status=status)
    if FIELD not in kept:
        said = problem(FIELD, "Choose the file first.")
        return _draw(request, overview, wanted_id=wanted_id, said=said, status=422)
    try:
        await case.send_document(
            person.caller,
            key=key,
            wanted_id=wanted_id,
            wish=SendDocument(file_id=UUID(kept[FIELD])),
            once=posted.get("once"),
        )
    except Refused as refusal:
        said = problem(FIELD, str(refusal))
        return _draw(request, overview, wanted_id=wanted_id, said=said, status=409)
    return go(f"/cases/{key}/status?done=uploaded")


def _draw(
    request: Request,
    overview: CaseOverview,
    *,
    wanted_id: UUID,
    said: Problem | None = None,
    status: int = 200,
) -> Response:
    return page(
        request,
        "wanted_document.html",
        status=status,
        overview=overview,
        current="status",
        wanted=_wanted(overview, wanted_id),
        form=FormView(errors=(said,) if said else ()),
        files_of=sorted_files(()),
        once=new_key(),
    )


def _wanted(overview: CaseOverview, wanted_id: UUID) -> WantedDocumentView:
    listed = overview.open_request.documents if overview.open_request else ()
    for document in listed:
        if document.id == wanted_id:
            return document
    raise NotFound("This document is not asked for any more.")
