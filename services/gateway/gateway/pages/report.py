"""NIPR's report on a producer, whole, as a reviewer reads it (REV-2)."""

from typing import Annotated

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from gateway.pages.frame import page, services_of
from gateway.session import Person, signed_in

router = APIRouter()
Reviewer = Annotated[Person, signed_in("reviewer")]


@router.get("/review/{key}/report")
async def show(request: Request, person: Reviewer, key: str) -> Response:
    """Show all that NIPR has, part by part."""
    review = services_of(request).review
    case = await review.case(person.caller, key=key)
    report = await review.report(person.caller, key=key)
    return page(request, "report.html", overview=case.overview, report=report)
