"""Invitations from a CSV file: check, confirm, follow, fetch the result (PEER-1)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Unacceptable
from gateway.pages.form import FormView, new_key, problem
from gateway.pages.frame import go, kilobytes, page, services_of
from gateway.session import FILE_LIMIT, Person, Posted, posted_form, signed_in

router = APIRouter()
Recruiter = Annotated[Person, signed_in("recruiter")]
After = Annotated[int, Query(ge=0, le=2**31 - 1)]

FIELD = "csv_file"


@router.get("/invitations/import")
async def ask(request: Request, person: Recruiter) -> Response:
    """Ask for a file, and list those of before."""
    return await _ask(request, person, form=FormView())


@router.post("/invitations/import")
async def check(
    request: Request,
    person: Annotated[Person, signed_in("recruiter", upload=True)],
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Have a file checked; nothing is sent."""
    upload = posted.upload
    if upload is None:
        return await _refuse(request, person, "Choose a CSV file.")
    if upload.content is None:
        return await _refuse(
            request,
            person,
            f"The file has {kilobytes(upload.size)}. At most {kilobytes(FILE_LIMIT)} "
            "are taken at a time: divide it into several files.",
        )
    try:
        checked = await services_of(request).imports.check(
            person.caller, content=upload.content, once=posted.get("once")
        )
    except Unacceptable as refusal:
        return await _refuse(request, person, str(refusal))
    return go(f"/invitations/import/{checked.import_id}")


@router.get("/invitations/import/{import_id}")
async def show(
    request: Request, person: Recruiter, import_id: UUID, after: After = 0
) -> Response:
    """Show what a file would do, how far it is, or what came of it."""
    found = await services_of(request).imports.read(
        person.caller, import_id=import_id, after=after
    )
    return page(request, "import_file.html", file=found, once=new_key())


@router.post("/invitations/import/{import_id}")
async def confirm(request: Request, person: Recruiter, import_id: UUID) -> Response:
    """Send the invitations; pressing twice sends once."""
    await services_of(request).imports.confirm(person.caller, import_id=import_id)
    return go(f"/invitations/import/{import_id}")


@router.get("/invitations/import/{import_id}/result")
async def result(request: Request, person: Recruiter, import_id: UUID) -> Response:
    """Give what came of every line as a file."""
    content = await services_of(request).imports.result(
        person.caller, import_id=import_id
    )
    return Response(
        content,
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="invitations-result.csv"'
        },
    )


async def _refuse(request: Request, person: Person, sentence: str) -> Response:
    form = FormView(errors=(problem(FIELD, sentence),))
    return await _ask(request, person, form=form)


async def _ask(request: Request, person: Person, *, form: FormView) -> Response:
    latest = await services_of(request).imports.latest(person.caller)
    return page(
        request,
        "import.html",
        status=form.status,
        form=form,
        files=latest.imports,
        once=new_key(),
    )
