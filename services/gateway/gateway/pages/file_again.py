"""File again: a reviewer files once more what a state has rejected (PEER-7)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_appointments import FileAgain
from gateway.pages.form import FormView, new_key, refused_form
from gateway.pages.frame import go, page, services_of
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Reviewer = Annotated[Person, signed_in("reviewer")]


@router.get("/review/{key}/filings/{filing}")
async def ask(request: Request, person: Reviewer, key: str, filing: UUID) -> Response:
    """Show what was rejected, and ask why it is filed again."""
    return await _draw(request, person, key=key, filing=filing, form=FormView())


@router.post("/review/{key}/filings/{filing}")
async def file(
    request: Request,
    person: Reviewer,
    key: str,
    filing: UUID,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """File it, once, and go back to the case."""
    wish = FileAgain(filing=filing, reason=posted.get("reason"), by_name=person.name)
    try:
        await services_of(request).review.file_again(
            person.caller, key=key, wish=wish, once=posted.get("once")
        )
    except Refused as refusal:
        form = refused_form(posted, refusal, field="reason")
        return await _draw(request, person, key=key, filing=filing, form=form)
    return go(f"/review/{key}?done=file_again")


async def _draw(
    request: Request, person: Person, *, key: str, filing: UUID, form: FormView
) -> Response:
    case = await services_of(request).review.case(person.caller, key=key)
    return page(
        request,
        "file_again.html",
        status=form.status,
        overview=case.overview,
        filing=filing,
        form=form,
        once=new_key(),
    )
