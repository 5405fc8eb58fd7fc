"""Get My Password: asks for a temporary password by mail (PWD-3)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from contracts.api.identity import ForgottenPassword
from gateway.pages.form import FormView, posted_form_view, problem
from gateway.pages.frame import address_of, gate_of, go, page, services_of
from gateway.pages.sign_in import DOMAIN
from gateway.session import Posted, anyone, posted_form

router = APIRouter()


@router.get("/get-my-password", dependencies=[anyone()])
async def show(request: Request, sent: bool = False) -> Response:  # noqa: FBT001, FBT002 (a query)
    """Ask for the Login Name, or say that a mail may be on its way."""
    return _draw(request, form=FormView(values={"domain": DOMAIN}), sent=sent)


@router.post("/get-my-password", dependencies=[anyone()])
async def send(
    request: Request, posted: Annotated[Posted, Depends(posted_form)]
) -> Response:
    """Have the mail sent; the answer is the same whether or not the account exists."""
    if not posted.get("login_name").strip():
        said = problem("login_name", "Enter your Login Name.")
        return _draw(request, form=posted_form_view(posted, said), status=422)
    await services_of(request).identity.forgotten_password(
        ForgottenPassword(
            login_name=posted.get("login_name").strip(),
            domain=posted.get("domain").strip(),
            address=address_of(request),
        )
    )
    return go("/get-my-password?sent=1")


def _draw(
    request: Request, *, form: FormView, sent: bool = False, status: int = 200
) -> Response:
    return page(
        request,
        "get_my_password.html",
        status=status,
        form=form,
        form_token=gate_of(request).visitor_token(request),
        sent=sent,
    )
