"""Sign in: Login Name, Password, Domain; afterwards back to where one wanted to go."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.identity import SignedIn, SignIn
from gateway.pages.change_password import draw_change
from gateway.pages.form import FormView, problem
from gateway.pages.frame import address_of, gate_of, go, local_path, page, services_of
from gateway.pages.kept_form import take_back
from gateway.session import HAD_FILE, KEPT, Person, Posted, anyone, posted_form

router = APIRouter()
DOMAIN = "HCSC"


@router.get("/sign-in", dependencies=[anyone()])
async def show(request: Request, next: str = "/") -> Response:  # noqa: A002 (the address says so)
    """Ask who it is."""
    return show_sign_in(request, next_page=next)


@router.post("/sign-in", dependencies=[anyone()])
async def sign_in(
    request: Request, posted: Annotated[Posted, Depends(posted_form)]
) -> Response:
    """Begin a session and go on, with what was typed before the last one ended."""
    attempt = SignIn(
        login_name=posted.get("login_name").strip(),
        password=SecretStr(posted.get("password")),
        domain=posted.get("domain").strip(),
        address=address_of(request),
        user_agent=request.headers.get("user-agent", ""),
    )
    try:
        signed_in = await services_of(request).identity.sign_in(attempt)
    except Refused as refusal:
        return show_sign_in(
            request,
            next_page=posted.get("next"),
            kept=posted.get(KEPT),
            had_file=bool(posted.get(HAD_FILE)),
            form=FormView(
                values={"login_name": attempt.login_name, "domain": attempt.domain},
                errors=(problem("login_name", str(refusal)),),
            ),
            status=429 if refusal.code == "too_many_tries" else 422,
        )
    return await _go_on(request, signed_in, posted)


def show_sign_in(
    request: Request,
    *,
    next_page: str,
    form: FormView | None = None,
    kept: str = "",
    had_file: bool = False,
    status: int = 200,
) -> Response:
    """Draw the sign-in page."""
    return page(
        request,
        "sign_in.html",
        status=status,
        form=form or FormView(values={"domain": DOMAIN}),
        form_token=gate_of(request).visitor_token(request),
        next=local_path(next_page),
        kept=kept,
        had_file=had_file,
        has_ended=bool(kept) or status == 401,
    )


async def _go_on(request: Request, signed_in: SignedIn, posted: Posted) -> Response:
    gate = gate_of(request)
    person = gate.person_of(signed_in.token, signed_in.session)
    answer = await _back_to_work(request, person, posted)
    gate.cookies.begin(answer, signed_in.token.get_secret_value())
    return answer


async def _back_to_work(request: Request, person: Person, posted: Posted) -> Response:
    wanted = local_path(posted.get("next"))
    sealed = posted.get(KEPT)
    if not person.session.must_change_password:
        return await take_back(request, person, sealed) if sealed else go(wanted)
    if not sealed:
        return go("/change-password?" + urlencode({"next": wanted}))
    request.state.person = person
    return draw_change(request, person, next_page=wanted, waiting=sealed)
