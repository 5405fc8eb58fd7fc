"""Take over: a reviewer goes on with the case of a colleague who is away (REV-1)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from gateway.pages.decisions import wish_of
from gateway.pages.form import FormView, new_key, refused_form
from gateway.pages.frame import go, page, services_of
from gateway.pages.labels import label
from gateway.pages.not_sent import not_sent
from gateway.session import Person, Posted, posted_form, signed_in

_TYPED = {"reason": label("reason")}

router = APIRouter()
Reviewer = Annotated[Person, signed_in("reviewer")]


@router.get("/review/{key}/take-over")
async def ask(request: Request, person: Reviewer, key: str) -> Response:
    """Say whose case it is, and ask why it is taken over."""
    return await _draw(request, person, key=key, form=FormView())


@router.post("/review/{key}/take-over")
async def take(
    request: Request,
    person: Reviewer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Take the case as it was shown, and go to it."""
    try:
        await services_of(request).review.act(
            person.caller,
            key=key,
            act="take-over",
            wish=wish_of(person, "take_over", posted),
            once=posted.get("once"),
        )
    except Refused as refusal:
        form = refused_form(posted, refusal, field="reason")
        return await _draw(request, person, key=key, form=form)
    return go(f"/review/{key}?done=take_over")


async def _draw(
    request: Request, person: Person, *, key: str, form: FormView
) -> Response:
    case = await services_of(request).review.case(person.caller, key=key)
    return page(
        request,
        "take_over.html",
        status=form.status,
        case=case,
        overview=case.overview,
        form=form,
        is_claimed_anew=form.value("assigned_name") not in ("", case.assigned_name),
        not_sent=() if "take_over" in case.actions else not_sent(form, _TYPED),
        once=new_key(),
    )
