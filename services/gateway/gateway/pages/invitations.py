"""Invitations: the recruiter's invitees, and inviting one more (INV-1)."""

from typing import Annotated, get_args

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case import CaseStatus, Invite
from contracts.api.case_staff import CaseFilter
from gateway.pages.filters import read_filters
from gateway.pages.form import FormView, new_key, refused_form
from gateway.pages.frame import go, page, services_of
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Recruiter = Annotated[Person, signed_in("recruiter")]


@router.get("/invitations")
async def show(request: Request, person: Recruiter, sent: str = "") -> Response:
    """List the producers whom the recruiter invited, with their milestones."""
    services, filters = services_of(request), read_filters(CaseFilter, request)
    found = await services.case.cases(person.caller, wanted=filters.wanted)
    waiting = await services.states.waiting(person.caller)
    new = next((case for case in found.cases if case.key == sent), None)
    return page(
        request,
        "invitations.html",
        listed=found,
        cases=found.cases,
        wanted=filters.wanted,
        unread=filters.notice,
        form=FormView(values=filters.typed),
        statuses=tuple((status, status) for status in get_args(CaseStatus)),
        older=str(request.url.include_query_params(cursor=found.next_cursor).query),
        waiting=waiting.requests,
        sent=new,
    )


@router.get("/invitations/new")
async def ask(request: Request, person: Recruiter) -> Response:
    """Ask whom to invite."""
    return page(request, "invite.html", form=FormView(), once=new_key())


@router.post("/invitations/new")
async def invite(
    request: Request, person: Recruiter, posted: Annotated[Posted, Depends(posted_form)]
) -> Response:
    """Invite; pressing twice invites once."""
    wish = Invite(
        first_name=posted.get("first_name"),
        last_name=posted.get("last_name"),
        email=posted.get("email"),
        states=posted.all("states"),
    )
    try:
        case = await services_of(request).case.invite(
            person.caller, wish=wish, once=posted.get("once")
        )
    except Refused as refusal:
        form = refused_form(posted, refusal, field="first_name")
        return page(
            request, "invite.html", status=form.status, form=form, once=new_key()
        )
    return go(f"/invitations?sent={case.key}")
