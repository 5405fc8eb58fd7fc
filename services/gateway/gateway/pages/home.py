"""Home: the producer's cases, or the pages of a member of staff."""

from typing import Annotated

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from contracts.api.case_staff import CaseFilter
from gateway.pages.frame import desk_of, page, services_of
from gateway.pages.preparing import awaits_case
from gateway.session import Person, signed_in

router = APIRouter()

NOTICES = {
    "password-changed": "Your password is changed.",
    "not-kept": "You are signed in. What you typed before could not be brought back: "
    "it was older than 30 minutes or belonged to another account.",
}


@router.get("/")
async def show(
    request: Request,
    person: Annotated[Person, signed_in()],
    notice: str = "",
    cursor: str = "",
) -> Response:
    """Show where to go on."""
    words = NOTICES.get(notice, "")
    if not person.has_role("producer"):
        return page(request, "desk.html", links=desk_of(person), notice=words)
    found = await services_of(request).case.cases(
        person.caller, wanted=CaseFilter(cursor=cursor)
    )
    return page(
        request,
        "home.html",
        listed=found,
        cases=found.cases,
        cursor=cursor,
        notice=words,
        is_preparing=awaits_case(person) and not found.cases and not cursor,
    )
