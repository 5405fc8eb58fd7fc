"""Ask for another state: a state that the recruiter did not select (LIC-3, NEW-14)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_states import AskForState
from gateway.pages.form import FormView, new_key, refused_form
from gateway.pages.frame import go, page, services_of
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]


@router.get("/cases/{key}/another-state")
async def show(request: Request, person: Producer, key: str) -> Response:
    """Show what was asked for, and ask for one more."""
    return await _draw(request, person, key=key, form=FormView())


@router.post("/cases/{key}/another-state")
async def ask(
    request: Request,
    person: Producer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Hand the request to recruiter and support."""
    wish = AskForState(state=posted.get("state"), note=posted.get("note"))
    try:
        await services_of(request).states.act(
            person.caller,
            key=key,
            act="state-requests",
            wish=wish,
            once=posted.get("once"),
        )
    except Refused as refusal:
        form = refused_form(posted, refusal, field="state")
        return await _draw(request, person, key=key, form=form)
    return go(f"/cases/{key}/another-state")


async def _draw(
    request: Request, person: Person, *, key: str, form: FormView
) -> Response:
    services = services_of(request)
    overview = await services.case.overview(person.caller, key=key)
    return page(
        request,
        "another_state.html",
        status=form.status,
        overview=overview,
        current="licenses",
        states=await services.states.of(person.caller, key=key),
        form=form,
        once=new_key(),
    )
