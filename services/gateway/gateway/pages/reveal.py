"""Reveal: a reviewer sees one masked value whole, and says why (NEW-12)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_review import Revealed
from gateway.pages.form import FormView, refused_form
from gateway.pages.frame import page, services_of
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Reviewer = Annotated[Person, signed_in("reviewer")]


@router.get("/review/{key}/reveal")
async def ask(request: Request, person: Reviewer, key: str) -> Response:
    """Ask which value, and why."""
    return await _draw(request, person, key=key, form=FormView())


@router.post("/review/{key}/reveal")
async def reveal(
    request: Request,
    person: Reviewer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Show the value, on this answer only: going on from here would keep it."""
    try:
        revealed = await services_of(request).review.reveal(
            person.caller,
            key=key,
            field=posted.get("field"),
            reason=posted.get("reason"),
            by_name=person.name,
        )
    except Refused as refusal:
        form = refused_form(posted, refusal, field="reason")
        return await _draw(request, person, key=key, form=form)
    return await _draw(request, person, key=key, form=FormView(), revealed=revealed)


async def _draw(
    request: Request,
    person: Person,
    *,
    key: str,
    form: FormView,
    revealed: Revealed | None = None,
) -> Response:
    case = await services_of(request).review.case(person.caller, key=key)
    return page(
        request,
        "reveal.html",
        status=form.status,
        overview=case.overview,
        case=case,
        form=form,
        revealed=revealed,
    )
