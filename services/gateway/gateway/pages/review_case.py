"""A case as its reviewer sees it: answers, documents, flags, history, decisions."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.calls import Unavailable
from chassis.refusal import NotFound, Refused
from contracts.api.case_review import ReviewCase
from contracts.api.documents import FileView, LetterView, PacketView
from contracts.words import Tab
from gateway.pages.case_files import sorted_files
from gateway.pages.check import answers_of
from gateway.pages.decisions import (
    ACTS,
    FIELD_OF,
    VERDICTS,
    decision_form,
    done_words,
    wish_of,
)
from gateway.pages.form import FormView, new_key, refused_form
from gateway.pages.frame import go, page, services_of
from gateway.pages.not_sent import not_decided
from gateway.services.documents import CaseDocuments
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Reviewer = Annotated[Person, signed_in("reviewer")]


@router.get("/review/{key}")
async def show(request: Request, person: Reviewer, key: str) -> Response:
    """Show the whole case."""
    case = await services_of(request).review.case(person.caller, key=key)
    return await draw_case(request, person, case=case, form=None)


@router.post("/review/{key}")
async def act(
    request: Request,
    person: Reviewer,
    key: str,
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Carry out what the pressed button says, on the case as it was shown."""
    step = posted.get("step")
    address = {str(action): path for action, path in ACTS.items()}.get(step)
    if address is None:
        raise NotFound("There is no such act.")
    review = services_of(request).review
    try:
        case = await review.act(
            person.caller,
            key=key,
            act=address,
            wish=wish_of(person, step, posted),
            once=posted.get("once"),
        )
    except Refused as refusal:
        field = FIELD_OF.get(step, "actions")
        form = refused_form(posted, refusal, field=field)
        case = await review.case(person.caller, key=key)
        return await draw_case(request, person, case=case, form=form)
    is_announced = step == "reject" and case.overview.status != "Rejected"
    return go(f"/review/{key}?done={'announce' if is_announced else step}")


async def draw_case(
    request: Request,
    person: Person,
    *,
    case: ReviewCase,
    form: FormView | None,
    template: str = "review_case.html",
    **more: object,
) -> Response:
    """Draw the case; also for support, who may look but not decide."""
    documents = services_of(request).documents.of(
        person.caller, case_id=case.overview.case_id
    )
    files, packet, letters = await _documents(documents)
    frame: dict[str, object] = {
        "overview": case.overview,
        "case": case,
        "forms": {tab.tab: answers_of(tab) for tab in case.tabs},
        "files": files,
        "files_of": sorted_files(files),
        "asked_as": _asked_as(case),
        "packet": packet,
        "letters": letters,
        "form": decision_form(case, form),
        "not_sent": not_decided(case, form),
        "reopenable": tuple(tab for tab in Tab if tab != Tab.APPOINTMENTS),
        "done": done_words(case, request.query_params.get("done", "")),
        "verdicts": VERDICTS,
        "once": new_key(),
    }
    status = form.status if form else 200
    return page(request, template, status=status, **(frame | more))


def _asked_as(case: ReviewCase) -> dict[UUID, str]:
    """Name the files that came for a document that a reviewer asked for."""
    asked = (one for request in case.requests for one in request.documents)
    return {one.file_id: one.name for one in asked if one.file_id}


async def _documents(
    documents: CaseDocuments,
) -> tuple[tuple[FileView, ...] | None, PacketView | None, tuple[LetterView, ...]]:
    try:
        return (
            await documents.files(),
            await documents.packet(),
            await documents.letters(),
        )
    except NotFound:
        return (), None, ()
    except Unavailable:
        return None, None, ()
