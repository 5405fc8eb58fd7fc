"""Change Password: forced after a temporary one, possible at any time (PWD-2)."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_tabs import Problem
from contracts.api.identity import ChangePassword
from gateway.pages.form import FormView, problem
from gateway.pages.frame import gate_of, go, local_path, page, services_of
from gateway.pages.kept_form import take_back
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Anyone = Annotated[Person, signed_in(temporary=True)]


@router.get("/change-password")
async def show(
    request: Request,
    person: Anyone,
    next: str = "/",  # noqa: A002 (the address says so)
) -> Response:
    """Ask for the new password."""
    return draw_change(request, person, next_page=next)


@router.post("/change-password")
async def change(
    request: Request, person: Anyone, posted: Annotated[Posted, Depends(posted_form)]
) -> Response:
    """Set the password; every other session of the account ends with it."""
    waiting = posted.get("waiting")
    again = partial(
        draw_change, request, person, next_page=posted.get("next"), waiting=waiting
    )
    current, new = posted.get("current_password"), posted.get("new_password")
    wish = ChangePassword(
        token=person.token,
        current_password=SecretStr(current) if current else None,
        new_password=SecretStr(new),
        is_mistyped=new != posted.get("new_password_again"),
    )
    try:
        changed = await services_of(request).identity.change_password(wish)
    except Refused as refusal:
        return again(*_problems(refusal, wish))
    gate = gate_of(request)
    if waiting:
        changed_person = gate.person_of(changed.token, changed.session)
        answer = await take_back(request, changed_person, waiting)
    else:
        wanted = local_path(posted.get("next"))
        answer = go("/?notice=password-changed" if wanted == "/" else wanted)
    gate.cookies.begin(answer, changed.token.get_secret_value())
    return answer


def _problems(refusal: Refused, wish: ChangePassword) -> Iterator[Problem]:
    """Tell everything that is wrong at once."""
    if refusal.code == "current_password_wrong":
        is_empty = wish.current_password is None
        said = "Enter your current password." if is_empty else str(refusal)
        yield problem("current_password", said)
    elif refusal.code != "new_password_refused":
        yield problem("new_password", str(refusal))
    reasons = refusal.extra.get("reasons")
    for reason in reasons if isinstance(reasons, list | tuple) else ():
        yield problem("new_password", str(reason))
    if wish.is_mistyped:
        yield problem("new_password_again", "The two new passwords differ.")


def draw_change(
    request: Request,
    person: Person,
    *errors: Problem,
    next_page: str,
    waiting: str = "",
) -> Response:
    """Draw the page; what waits, sealed, is a form that outlived its session."""
    return page(
        request,
        "change_password.html",
        status=422 if errors else 200,
        form=FormView(errors=errors),
        get_address="/change-password",
        next=local_path(next_page),
        waiting=waiting,
        first_time=person.session.must_change_password,
    )
