"""Check your answers: everything once more before Submit (SUB-1)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_tabs import Problem, TabView
from contracts.words import Tab
from gateway.pages import background_check
from gateway.pages.case_files import files_of
from gateway.pages.form import FormView, new_key, problem, tab_form
from gateway.pages.frame import go, page, services_of
from gateway.pages.labels import FIELD_TABS, STATE_NAMES
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]


@router.get("/cases/{key}/check")
async def show(request: Request, person: Producer, key: str) -> Response:
    """Show all answers with links to change them, and what still blocks."""
    return await _draw(request, person, key=key, refused=())


@router.post("/cases/{key}/check")
async def submit(
    request: Request,
    person: Producer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Hand the case to review; pressing twice submits once."""
    try:
        await services_of(request).case.submit(
            person.caller, key=key, once=posted.get("once")
        )
    except Refused as refusal:
        said = problem("submit", str(refusal))
        return await _draw(request, person, key=key, refused=(said,))
    return go(f"/cases/{key}/status?done=submitted")


async def _draw(
    request: Request, person: Person, *, key: str, refused: tuple[Problem, ...]
) -> Response:
    view = await services_of(request).case.check(person.caller, key=key)
    overview = view.overview
    return page(
        request,
        "check.html",
        status=409 if refused else 200,
        overview=overview,
        current="check",
        view=view,
        forms={tab.tab: answers_of(tab) for tab in view.tabs},
        refused=refused,
        address_of=lambda found: f"/cases/{overview.key}/{_place(found, view.tabs)}",
        files_of=await files_of(request, person, overview=overview, tab=None),
        once=new_key(),
    )


def answers_of(tab: TabView) -> FormView:
    """Make the read-only form of a tab."""
    return tab_form(tab.model_copy(update={"editable": False}), check=False)


def _place(found: Problem, tabs: tuple[TabView, ...]) -> str:
    for tab in tabs:
        if found in tab.problems:
            return f"{tab.tab}?check=1#{_field(found, tab)}"
    if found.field == background_check.FIELD:
        return "background-check"
    at = FIELD_TABS.get(found.field)
    return f"{at}?check=1#{found.field}" if at else Tab.ESIGNATURE


def _field(found: Problem, tab: TabView) -> str:
    listed = {choice.state for choice in tab.facts.states}
    is_unlisted = found.field in STATE_NAMES and found.field not in listed
    return "states" if is_unlisted else found.field
