"""The first screen: SSN, NIPR's answer, authorization of the PDB report."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.case_start import (
    Authorize,
    GiveSsn,
    LookUpAgain,
    NarrowDown,
    StartState,
    StartView,
)
from gateway.pages.form import FormView, new_key, problem, refused_form
from gateway.pages.frame import address_of, go, page, services_of
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]
PostedForm = Annotated[Posted, Depends(posted_form)]

WAITING = frozenset({"looking_up", "delayed", "fetching_report"})


@router.get("/cases/{key}/start")
async def show(
    request: Request, person: Producer, key: str, correct: str = ""
) -> Response:
    """Show the first screen in its state; `correct` asks for the SSN anew."""
    start = await services_of(request).case.start(person.caller, key=key)
    form = FormView()
    if correct and start.authorized_at is None:
        return await _draw(
            request, person, key=key, start=start, form=form, corrects=True
        )
    return await _draw(request, person, key=key, start=start, form=form)


@router.post("/cases/{key}/start/ssn")
async def give_ssn(
    request: Request, person: Producer, key: str, posted: PostedForm
) -> Response:
    """Look the producer up at NIPR."""
    wish = GiveSsn(
        ssn=SecretStr(posted.get("ssn")), ssn_again=SecretStr(posted.get("ssn_again"))
    )
    try:
        await services_of(request).case.give_ssn(
            person.caller, key=key, wish=wish, once=posted.get("once")
        )
    except Refused as refusal:
        return await _explain(request, person, key=key, posted=posted, refusal=refusal)
    return go(f"/cases/{key}/start")


@router.post("/cases/{key}/start/last-name")
async def look_up_again(
    request: Request, person: Producer, key: str, posted: PostedForm
) -> Response:
    """Look again under the last name of the license."""
    try:
        await services_of(request).case.look_up_again(
            person.caller,
            key=key,
            wish=LookUpAgain(last_name=posted.get("last_name")),
            once=posted.get("once"),
        )
    except Refused as refusal:
        return await _explain(request, person, key=key, posted=posted, refusal=refusal)
    return go(f"/cases/{key}/start")


@router.post("/cases/{key}/start/narrowing")
async def narrow_down(
    request: Request, person: Producer, key: str, posted: PostedForm
) -> Response:
    """Tell several matches apart."""
    wish = NarrowDown(
        resident_state=posted.get("resident_state"), birth_year=posted.get("birth_year")
    )
    try:
        await services_of(request).case.narrow_down(
            person.caller, key=key, wish=wish, once=posted.get("once")
        )
    except Refused as refusal:
        return await _explain(request, person, key=key, posted=posted, refusal=refusal)
    return go(f"/cases/{key}/start")


@router.post("/cases/{key}/start/authorization")
async def authorize(
    request: Request, person: Producer, key: str, posted: PostedForm
) -> Response:
    """Record the authorization; the report is asked for only then."""
    wish = Authorize(
        agreed=posted.get("agreed") == "yes",
        lookup_id=posted.get("lookup_id"),
        text_version=posted.get("text_version"),
        address=address_of(request),
        user_agent=request.headers.get("user-agent", ""),
    )
    try:
        await services_of(request).case.authorize(
            person.caller, key=key, wish=wish, once=posted.get("once")
        )
    except Refused as refusal:
        return await _explain(request, person, key=key, posted=posted, refusal=refusal)
    return go(f"/cases/{key}/start")


# Where a refusal that names no field is shown, by the button that was pressed.
FIELD_OF = {
    "ssn": "ssn",
    "last-name": "last_name",
    "narrowing": "resident_state",
    "authorize": "agreed",
}
FIELDS: Mapping[StartState, tuple[str, ...]] = {
    "ssn_needed": ("ssn", "ssn_again"),
    "not_found": ("last_name", "ssn", "ssn_again"),
    "ambiguous": ("resident_state", "birth_year"),
    "delayed": ("ssn", "ssn_again"),
    "needs_help": ("ssn", "ssn_again"),
    "found": ("agreed", "ssn", "ssn_again"),
    "authorize_again": ("agreed",),
}


def _fields(start: StartView) -> tuple[str, ...]:
    # Whose report it is stands firm once it is authorized.
    firm = ("ssn", "ssn_again") if start.authorized_at else ()
    return tuple(one for one in FIELDS.get(start.state, ()) if one not in firm)


async def _explain(
    request: Request, person: Person, *, key: str, posted: Posted, refusal: Refused
) -> Response:
    start = await services_of(request).case.start(person.caller, key=key)
    field = FIELD_OF.get(posted.get("step"), "ssn")
    # Another window may have led on to a state whose page has no such field.
    shown = _fields(start)
    # A box is ticked anew, under the record that is shown now.
    fields = Posted(tuple(one for one in posted.fields if one[0] != "agreed"))
    form = refused_form(fields, refusal, field=field)
    errors = tuple(
        one if one.field in shown else problem("", one.message) for one in form.errors
    )
    form = replace(form, errors=errors)
    return await _draw(request, person, key=key, start=start, form=form)


async def _draw(
    request: Request,
    person: Person,
    *,
    key: str,
    start: StartView,
    form: FormView,
    corrects: bool = False,
) -> Response:
    # Somebody types: a page that looks again by itself would take it away.
    is_typing = corrects or bool(form.errors)
    overview = await services_of(request).case.overview(person.caller, key=key)
    # The case ended before it began: an SSN would be asked for, and refused.
    is_over = start.state != "ready" and overview.next_step.strip("/") == "status"
    if is_over and not form.errors:
        return go(f"/cases/{key}/status")
    return page(
        request,
        "start.html",
        status=form.status,
        overview=overview,
        current="start",
        start=start,
        waiting=start.state in WAITING and not is_typing,
        corrects=is_typing,
        form=form,
        once=new_key(),
    )
