"""Review queue: submitted cases, waiting longest first (REV-1)."""

from collections.abc import Mapping
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from contracts.api.case import CaseStatus
from contracts.api.case_queue import ReviewFilter
from gateway.pages.filters import read_filters
from gateway.pages.form import FormView
from gateway.pages.frame import page, services_of
from gateway.session import Person, signed_in

router = APIRouter()


@router.get("/review")
async def show(
    request: Request, person: Annotated[Person, signed_in("reviewer")]
) -> Response:
    """List the cases that match the filters of the address."""
    filters, services = read_filters(ReviewFilter, request), services_of(request)
    queue = await services.review.queue(person.caller, wanted=filters.wanted)
    return page(
        request,
        "review_queue.html",
        queue=queue,
        unread=filters.notice,
        form=FormView(values=filters.typed),
        statuses=tuple((status, status) for status in get_args(CaseStatus)),
        address_of=_address_of,
        older=str(request.url.include_query_params(cursor=queue.next_cursor).query),
    )


def _address_of(filters: Mapping[str, str]) -> str:
    return f"?{urlencode(filters)}" if filters else ""
