"""The disclosure of a background check and its authorization, on a page of its own."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_background import AuthorizeBackground
from gateway.pages.form import FormView, new_key, refused_form
from gateway.pages.frame import address_of, go, page, services_of
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]
FIELD = "background_agreed"


@router.get("/cases/{key}/background-check")
async def show(request: Request, person: Producer, key: str) -> Response:
    """Show the disclosure, and the box while it is asked for."""
    return await _draw(request, person, key=key, form=FormView())


@router.post("/cases/{key}/background-check")
async def authorize(
    request: Request,
    person: Producer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Record the authorization; the check is ordered when the case is submitted."""
    wish = AuthorizeBackground(
        agreed=posted.get(FIELD) == "yes",
        text_version=posted.get("text_version"),
        address=address_of(request),
        user_agent=request.headers.get("user-agent", ""),
    )
    try:
        await services_of(request).case.authorize_background_check(
            person.caller, key=key, wish=wish, once=posted.get("once")
        )
    except Refused as refusal:
        # A box is ticked anew, under the text that is shown now.
        fields = Posted(tuple(one for one in posted.fields if one[0] != FIELD))
        form = refused_form(fields, refusal, field="")
        return await _draw(request, person, key=key, form=form)
    return go(f"/cases/{key}/check")


async def _draw(
    request: Request, person: Person, *, key: str, form: FormView
) -> Response:
    case = services_of(request).case
    return page(
        request,
        "background_check.html",
        status=form.status,
        overview=await case.overview(person.caller, key=key),
        current="check",
        consent=await case.background_check(person.caller, key=key),
        form=form,
        once=new_key(),
    )
