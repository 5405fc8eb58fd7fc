"""Status: milestones with dates, what happens next and by when (PEER-6, NEW-9)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.calls import Unavailable
from chassis.refusal import NotFound, Refused
from contracts.api.case import CaseOverview
from contracts.api.documents import LetterView
from gateway.pages.case_files import files_of
from gateway.pages.form import FormView, new_key, problem
from gateway.pages.frame import go, page, services_of
from gateway.pages.upload import FileRefused, hand_on
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]


@router.get("/cases/{key}/status")
async def show(
    request: Request, person: Producer, key: str, done: str = ""
) -> Response:
    """Show where the case stands."""
    return await _draw(request, person, key=key, done=done)


@router.post("/cases/{key}/status")
async def send_document(
    request: Request,
    person: Annotated[Person, signed_in("producer", upload=True)],
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Take a document that a reviewer asked for."""
    overview = await services_of(request).case.overview(person.caller, key=key)
    kept, refused = await hand_on(request, person, overview=overview, posted=posted)
    if not kept and not refused:
        said = problem("supporting_document", "Choose the file first.")
        refused = (FileRefused(said, status=422),)
    if refused:
        return await _draw(request, person, key=key, refused=refused)
    return go(f"/cases/{key}/status?done=uploaded")


DONE = {
    "submitted": "Your application was submitted.",
    "uploaded": "Your document is here.",
    "taken-back": "Your application is yours again. Correct it, then submit it once "
    "more.",
}


# Back leads to the same address later: then it is told no more.
_OVER = frozenset(
    {
        ("submitted", "In Progress"),
        ("submitted", "Information Requested"),
        ("taken-back", "HCSC Review"),
    }
)


async def _draw(
    request: Request,
    person: Person,
    *,
    key: str,
    done: str = "",
    refused: tuple[FileRefused, ...] = (),
) -> Response:
    overview = await services_of(request).case.overview(person.caller, key=key)
    return page(
        request,
        "status.html",
        status=refused[0].status if refused else 200,
        overview=overview,
        current="status",
        letters=await _letters(request, person, overview),
        form=FormView(errors=tuple(one.problem for one in refused)),
        files_of=await files_of(request, person, overview=overview, tab=None),
        done="" if (done, overview.status) in _OVER else DONE.get(done, ""),
        once=new_key(),
    )


@router.get("/cases/{key}/take-back")
async def ask_to_take_back(request: Request, person: Producer, key: str) -> Response:
    """Ask whether to open the submitted application again (NEW-14)."""
    overview = await services_of(request).case.overview(person.caller, key=key)
    return page(
        request, "take_back.html", overview=overview, current="status", once=new_key()
    )


@router.post("/cases/{key}/take-back")
async def take_back(
    request: Request,
    person: Producer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Open the submitted application again."""
    case = services_of(request).case
    try:
        await case.take_back(person.caller, key=key, once=posted.get("once"))
    except Refused as refusal:
        said = FileRefused(problem("take-back", str(refusal)), status=409)
        return await _draw(request, person, key=key, refused=(said,))
    return go(f"/cases/{key}/status?done=taken-back")


@router.get("/cases/{key}/withdraw")
async def ask_to_withdraw(request: Request, person: Producer, key: str) -> Response:
    """Ask whether to end the application (REV-7)."""
    overview = await services_of(request).case.overview(person.caller, key=key)
    return page(
        request, "withdraw.html", overview=overview, current="status", once=new_key()
    )


@router.post("/cases/{key}/withdraw")
async def withdraw(
    request: Request,
    person: Producer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """End the application."""
    await services_of(request).case.withdraw(
        person.caller, key=key, once=posted.get("once")
    )
    return go(f"/cases/{key}/status")


async def _letters(
    request: Request, person: Person, overview: CaseOverview
) -> tuple[LetterView, ...]:
    documents = services_of(request).documents
    try:
        return await documents.of(person.caller, case_id=overview.case_id).letters()
    except (NotFound, Refused, Unavailable):
        return ()
