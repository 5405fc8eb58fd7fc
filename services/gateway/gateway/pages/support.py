"""Support: find a case, read it, send its invitation again (WHO-4, INV-4)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.calls import Unavailable
from chassis.refusal import NotFound, Refused
from contracts.api.case_queue import ReviewFilter
from contracts.api.case_review import ReviewCase
from contracts.api.identity import AccountStatus
from gateway.pages.form import FormView
from gateway.pages.frame import go, page, services_of
from gateway.pages.help import DONE, help_with
from gateway.pages.invitation import refused_act
from gateway.pages.review_case import draw_case
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Support = Annotated[Person, signed_in("support")]


@router.get("/support")
async def search(request: Request, person: Support, search: str = "") -> Response:
    """Find cases by name, email, number, case key or User ID."""
    wanted = search.strip()
    form = FormView(values={"search": search})
    if not wanted:
        return page(request, "support.html", form=form, found=None)
    services = services_of(request)
    # Only identity knows User IDs; where it has none such, the text is something else.
    case_id = await _case_of(request, person, user_id=wanted)
    found = await services.review.queue(
        person.caller, wanted=ReviewFilter(search=wanted, case_id=case_id)
    )
    return page(request, "support.html", form=form, found=found)


@router.get("/support/{key}")
async def show(request: Request, person: Support, key: str, done: str = "") -> Response:
    """Show a case, for reading."""
    return await _draw(request, person, key=key, form=None, done=done)


@router.post("/support/{key}")
async def act(
    request: Request,
    person: Support,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Send the invitation again, unlock the account, add or refuse a state."""
    services = services_of(request)
    try:
        if posted.get("step") == "unlock":
            case = await services.review.case(person.caller, key=key)
            account = await _account(request, person, case=case)
            if account is None:
                raise NotFound("This case has no account yet.")
            await services.identity.unlock(account.account_id, user=person.caller)
            return go(f"/support/{key}?done=unlocked")
        await help_with(request, person, key=key, posted=posted)
    except Refused as refusal:
        form = refused_act(posted, refusal)
        return await _draw(request, person, key=key, form=form)
    return go(f"/support/{key}?done={posted.get('step')}")


async def _draw(
    request: Request,
    person: Person,
    *,
    key: str,
    form: FormView | None,
    done: str = "",
) -> Response:
    services = services_of(request)
    case = await services.review.case(person.caller, key=key)
    return await draw_case(
        request,
        person,
        case=case,
        form=form,
        template="support_case.html",
        account=await _account(request, person, case=case),
        states=await services.states.of(person.caller, key=key),
        done=DONE.get(done, ""),
    )


async def _case_of(request: Request, person: Person, *, user_id: str) -> UUID | None:
    try:
        return await services_of(request).identity.find(user_id, user=person.caller)
    except Unavailable:
        return None


async def _account(
    request: Request, person: Person, *, case: ReviewCase
) -> AccountStatus | None:
    identity, case_id = services_of(request).identity, case.overview.case_id
    try:
        return await identity.account_of(case_id, user=person.caller)
    except (NotFound, Unavailable):
        return None
