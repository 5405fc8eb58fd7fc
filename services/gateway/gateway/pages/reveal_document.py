"""Reveal: a reviewer gets a document with the whole SSN, and says why (NEW-12)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from chassis.refusal import Refused
from contracts.api.case_review import ReviewCase
from contracts.api.documents import DocumentView, RevealDocument
from contracts.words import DocumentSlug
from gateway.pages.form import FormView, refused_form
from gateway.pages.frame import page, services_of
from gateway.services.documents import CaseDocuments
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Reviewer = Annotated[Person, signed_in("reviewer")]


@router.get("/review/{key}/reveal/{document}")
async def ask_for_document(
    request: Request, person: Reviewer, key: str, document: DocumentSlug
) -> Response:
    """Ask why."""
    case, documents = await _found(request, person, key=key)
    return _draw(request, case, await documents.document(document), form=FormView())


@router.post("/review/{key}/reveal/{document}")
async def reveal_document(
    request: Request,
    person: Reviewer,
    key: str,
    document: DocumentSlug,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Give the document as a download, once for each reason."""
    case, documents = await _found(request, person, key=key)
    view = await documents.document(document)
    wish = RevealDocument(by_name=person.name, reason=posted.get("reason"))
    try:
        pdf = await documents.revealed(document, wish=wish)
    except Refused as refusal:
        form = refused_form(posted, refusal, field="reason")
        return _draw(request, case, view, form=form)
    name = f"{view.title} {case.overview.key}.pdf"
    return StreamingResponse(
        pdf,
        media_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def _found(
    request: Request, person: Person, *, key: str
) -> tuple[ReviewCase, CaseDocuments]:
    services = services_of(request)
    case = await services.review.case(person.caller, key=key)
    return case, services.documents.of(person.caller, case_id=case.overview.case_id)


def _draw(
    request: Request, case: ReviewCase, document: DocumentView, *, form: FormView
) -> Response:
    return page(
        request,
        "reveal_document.html",
        status=form.status,
        overview=case.overview,
        case=case,
        document=document,
        form=form,
    )
