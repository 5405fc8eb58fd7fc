"""The notice of a rejection that rests on a consumer report, and the answer to it."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_answers import Dispute
from gateway.pages.form import FormView, new_key, refused_form
from gateway.pages.frame import go, page, services_of
from gateway.pages.labels import label
from gateway.pages.not_sent import not_sent
from gateway.session import Person, Posted, posted_form, signed_in

_TYPED = {"dispute": label("dispute")}

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]


@router.get("/cases/{key}/notice")
async def show(
    request: Request, person: Producer, key: str, done: str = ""
) -> Response:
    """Show the notice, a copy of the report and the summary of rights."""
    said = "Your dispute is with HCSC." if done == "disputed" else ""
    return await _draw(request, person, key=key, form=FormView(), done=said)


@router.post("/cases/{key}/notice")
async def dispute(
    request: Request,
    person: Producer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Take what the producer says is wrong in the report."""
    try:
        await services_of(request).case.dispute(
            person.caller,
            key=key,
            wish=Dispute(text=posted.get("dispute")),
            once=posted.get("once"),
        )
    except Refused as refusal:
        form = refused_form(posted, refusal, field="dispute")
        return await _draw(request, person, key=key, form=form)
    return go(f"/cases/{key}/notice?done=disputed")


async def _draw(
    request: Request, person: Person, *, key: str, form: FormView, done: str = ""
) -> Response:
    case = services_of(request).case
    notice = await case.notice(person.caller, key=key)
    return page(
        request,
        "notice.html",
        status=form.status,
        overview=await case.overview(person.caller, key=key),
        current="status",
        notice=notice,
        form=form,
        not_sent=() if notice.can_dispute else not_sent(form, _TYPED),
        done=done,
        once=new_key(),
    )
