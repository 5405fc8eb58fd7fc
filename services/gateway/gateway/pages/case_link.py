"""A case's own link: asks for sign-in, then lands on the case (INV-2, INV-3)."""

from typing import Annotated

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import NotFound
from gateway.pages.frame import go, page, services_of
from gateway.pages.preparing import preparing_page
from gateway.session import Person, signed_in

router = APIRouter()


@router.get("/c/{key}")
@router.get("/cases/{key}")
async def land(
    request: Request, key: str, person: Annotated[Person, signed_in()]
) -> Response:
    """Go where the case goes on; somebody else's link says so."""
    if person.has_role("reviewer"):
        return go(f"/review/{key}")
    if person.has_role("support"):
        return go(f"/support/{key}")
    try:
        overview = await services_of(request).case.overview(person.caller, key=key)
    except NotFound:
        stranger = page(request, "not_your_link.html", status=403, key=key)
        return await preparing_page(request) or stranger
    return go(f"/cases/{overview.key}/{overview.next_step.strip('/')}")
