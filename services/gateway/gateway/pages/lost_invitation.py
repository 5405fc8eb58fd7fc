"""Lost invitation: has it mailed again to who knows no User ID (NEW-14)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_lost_invitations import LoseInvitation
from gateway.pages.form import FormView, refused_form
from gateway.pages.frame import address_of, gate_of, go, page, services_of
from gateway.pages.sign_in import DOMAIN
from gateway.session import Posted, anyone, posted_form

router = APIRouter()


@router.get("/lost-invitation", dependencies=[anyone()])
async def show(request: Request, sent: bool = False) -> Response:  # noqa: FBT001, FBT002 (a query)
    """Ask for the address, or say that a mail may be on its way."""
    return _draw(request, form=FormView(values={"domain": DOMAIN}), sent=sent)


@router.post("/lost-invitation", dependencies=[anyone()])
async def send(
    request: Request, posted: Annotated[Posted, Depends(posted_form)]
) -> Response:
    """Have it mailed; the answer is the same whether or not anybody was invited."""
    wish = LoseInvitation(
        email=posted.get("email"),
        domain=posted.get("domain"),
        address=address_of(request),
    )
    try:
        await services_of(request).case.lost_invitation(wish)
    except Refused as refusal:
        return _draw(request, form=refused_form(posted, refusal, field="email"))
    return go("/lost-invitation?sent=1")


def _draw(request: Request, *, form: FormView, sent: bool = False) -> Response:
    return page(
        request,
        "lost_invitation.html",
        status=form.status,
        form=form,
        form_token=gate_of(request).visitor_token(request),
        sent=sent,
    )
