"""A case as its reviewer sees it: answers, documents, flags, history, decisions."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.calls import Unavailable
from chassis.refusal import NotFound, Refused
from contracts.api.case_review import Action, RequestInfo, StaffAct, StaffReason
from contracts.api.documents import FileView, LetterView, PacketView
from contracts.words import Tab
from gateway.pages.check import answers_of
from gateway.pages.form import FormView, new_key, posted_form_view, problem, problems_of
from gateway.pages.frame import go, page, services_of
from gateway.services.documents import CaseDocuments
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()
Reviewer = Annotated[Person, signed_in("reviewer")]

ACTS: Mapping[Action, str] = {
    "claim": "claim",
    "release": "release",
    "request_information": "information-requests",
    "approve": "approval",
    "put_in_error": "error",
    "return_to_review": "return",
    "reject": "rejection",
}
"""The address under the case of each act of a reviewer."""


@router.get("/review/{key}")
async def show(request: Request, person: Reviewer, key: str) -> Response:
    """Show the whole case."""
    return await draw_case(request, person, key=key, form=None)


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
    try:
        await services_of(request).review.act(
            person.caller,
            key=key,
            act=address,
            wish=_wish(person, step, posted),
            once=posted.get("once"),
        )
    except Refused as refusal:
        said = problem(FIELD_OF.get(step, "actions"), str(refusal))
        form = posted_form_view(posted, *(problems_of(refusal.extra) or (said,)))
        return await draw_case(request, person, key=key, form=form)
    return go(f"/review/{key}?done={step}")


FIELD_OF: Mapping[str, str] = {
    "request_information": "message",
    "put_in_error": "reason",
    "return_to_review": "reason",
    "reject": "reason",
}
"""Where a refusal is shown, by the button that was pressed."""


def _wish(person: Person, step: str, posted: Posted) -> StaffAct:
    version = int(posted.get("version") or 0)
    by_name = person.name
    if step == "request_information":
        wanted = posted.get("wanted_documents").splitlines()
        return RequestInfo(
            version=version,
            by_name=by_name,
            message=posted.get("message"),
            reopened_tabs=posted.all("reopened_tabs"),
            wanted_documents=tuple(line.strip() for line in wanted if line.strip()),
        )
    if step in {"put_in_error", "return_to_review", "reject"}:
        reason = posted.get("reason")
        return StaffReason(version=version, by_name=by_name, reason=reason)
    return StaffAct(version=version, by_name=by_name)


DONE: Mapping[str, str] = {
    "claim": "The case is yours.",
    "release": "The case is free for others.",
    "request_information": "The request is sent to the producer.",
    "approve": "The case is approved. The Welcome Letter is on its way.",
    "put_in_error": "The case is in error.",
    "return_to_review": "The case is back in review.",
    "reject": "The case is rejected.",
}


async def draw_case(
    request: Request,
    person: Person,
    *,
    key: str,
    form: FormView | None,
    template: str = "review_case.html",
    **more: object,
) -> Response:
    """Draw the case; also for support, who may look but not decide."""
    services = services_of(request)
    case = await services.review.case(person.caller, key=key)
    documents = services.documents.of(person.caller, case_id=case.overview.case_id)
    files, packet, letter = await _documents(documents)
    frame: dict[str, object] = {
        "overview": case.overview,
        "case": case,
        "forms": {tab.tab: answers_of(tab) for tab in case.tabs},
        "files": files,
        "files_of": lambda _: (),
        "packet": packet,
        "letter": letter,
        "form": form or FormView(),
        "reopenable": tuple(tab for tab in Tab if tab != Tab.APPOINTMENTS),
        "done": DONE.get(request.query_params.get("done", ""), ""),
        "once": new_key(),
    }
    status = 409 if form else 200
    return page(request, template, status=status, **(frame | more))


async def _documents(
    documents: CaseDocuments,
) -> tuple[tuple[FileView, ...] | None, PacketView | None, LetterView | None]:
    try:
        files, packet = await documents.files(), await documents.packet()
    except NotFound:
        return (), None, None
    except Unavailable:
        return None, None, None
    try:
        return files, packet, await documents.letter()
    except (NotFound, Refused):
        return files, packet, None
