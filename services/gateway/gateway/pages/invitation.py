"""One invitee as their recruiter sees them: milestones, expiry, states (PEER-6)."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from gateway.pages.form import FormView, new_key, problem, refused_form
from gateway.pages.frame import go, page, services_of
from gateway.pages.help import DONE, help_with, shown_at, waiting_first
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Recruiter = Annotated[Person, signed_in("recruiter")]


@router.get("/invitations/{key}")
async def show(
    request: Request, person: Recruiter, key: str, done: str = ""
) -> Response:
    """Show how far an invitee is, and what can be done for them."""
    return await _draw(request, person, key=key, form=None, done=done)


@router.post("/invitations/{key}")
async def act(
    request: Request,
    person: Recruiter,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Invite again, add or refuse a state."""
    try:
        await help_with(request, person, key=key, posted=posted)
    except Refused as refusal:
        form = refused_act(posted, refusal)
        return await _draw(request, person, key=key, form=form)
    return go(f"/invitations/{key}?done={posted.get('step')}")


@router.get("/invitations/{key}/withdraw")
async def ask_to_withdraw(request: Request, person: Recruiter, key: str) -> Response:
    """Ask whether to end the case (REV-7)."""
    overview = await services_of(request).case.overview(person.caller, key=key)
    return page(request, "withdraw_case.html", overview=overview, once=new_key())


@router.post("/invitations/{key}/withdraw")
async def withdraw(
    request: Request,
    person: Recruiter,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """End the case."""
    case = services_of(request).case
    try:
        await case.withdraw(person.caller, key=key, once=posted.get("once"))
    except Refused as refusal:
        form = refused_act(posted, refusal)
        return await _draw(request, person, key=key, form=form)
    return go(f"/invitations/{key}?done=withdraw")


def refused_act(posted: Posted, refusal: Refused) -> FormView:
    """Show a form again with what was wrong, beside the field that it is about."""
    step = posted.get("step")
    form = refused_form(posted, refusal, field="")
    said = (problem(shown_at(step, one.field), one.message) for one in form.errors)
    return replace(form, errors=tuple(said))


async def _draw(
    request: Request,
    person: Person,
    *,
    key: str,
    form: FormView | None,
    done: str = "",
) -> Response:
    services = services_of(request)
    overview = await services.case.overview(person.caller, key=key)
    states = await services.states.of(person.caller, key=key)
    return page(
        request,
        "invitation.html",
        status=form.status if form else 200,
        overview=overview,
        what_next=NEXT[overview.status],
        states=states,
        account=None,
        form=form or waiting_first(states),
        done=DONE.get(done, ""),
        once=new_key(),
    )


NEXT = {
    "Invited": "The producer has not begun yet.",
    "In Progress": "The producer is filling in the case.",
    "HCSC Review": "HCSC reviews the case.",
    "Information Requested": "HCSC has asked the producer for more.",
    "Error": "HCSC is looking into a problem.",
    "Approved": "The producer is approved.",
    "Rejected": "The producer was not approved.",
    "Withdrawn": "The case was withdrawn.",
    "Expired": "The invitation was not used in time. Sending it again opens the same "
    "case for the same account.",
}
"""What a recruiter is told; the producer's own sentences speak to the producer."""
