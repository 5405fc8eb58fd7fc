"""eSignature: consent, the list of documents, Finish (SIG-1, SIG-3)."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from contracts.api.case import CaseOverview
from contracts.api.case_tabs import TabView
from contracts.api.documents import ConsentView, Finish, GiveConsent, PacketView
from contracts.words import Tab
from gateway.pages.form import FormView, new_key, problem
from gateway.pages.frame import address_of, go, page, services_of
from gateway.pages.sections import is_complete
from gateway.services.documents import CaseDocuments
from gateway.session import Person, Posted, posted_form, signed_in

# What the event takes as a rule is a few milliseconds.
_ASKED_AT_MOST, _PAUSE_SECONDS = 20, 0.05

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]
PostedForm = Annotated[Posted, Depends(posted_form)]


@router.get("/cases/{key}/esignature")
async def show(request: Request, person: Producer, key: str) -> Response:
    """Show what to do next: consent, prepare, sign, finish."""
    overview, documents = await documents_of_case(request, person, key=key)
    return await _draw(request, person, overview=overview, documents=documents)


@router.post("/cases/{key}/esignature")
async def go_on(
    request: Request, person: Producer, key: str, posted: PostedForm
) -> Response:
    """Record the consent where it is asked for, then have the documents made."""
    overview, documents = await documents_of_case(request, person, key=key)
    if posted.get("text_version"):
        agreed = posted.get("consent") == "yes"
        if not agreed and posted.get("step") != "decline":
            said = problem("consent", "Tick the box to sign electronically.")
            form = FormView(errors=(said,))
            return await _draw(
                request, person, overview=overview, documents=documents, form=form
            )
        wish = GiveConsent(
            text_version=posted.get("text_version"),
            agreed=agreed,
            address=address_of(request),
            user_agent=request.headers.get("user-agent", ""),
        )
        consent = await documents.give_consent(
            wish, once=f"consent-{posted.get('once')}"
        )
        if consent.given_at is None:
            return go(f"/cases/{key}/esignature")
    # Two calls, two keys: the form's own would answer the second with the first.
    await documents.prepare(once=f"prepare-{posted.get('once')}")
    return go(f"/cases/{key}/esignature")


@router.post("/cases/{key}/esignature/finish")
async def finish(
    request: Request, person: Producer, key: str, posted: PostedForm
) -> Response:
    """End the ceremony."""
    _, documents = await documents_of_case(request, person, key=key)
    wish = Finish(
        address=address_of(request), user_agent=request.headers.get("user-agent", "")
    )
    await documents.finish(wish, once=posted.get("once"))
    await _until_heard(request, person, key=key)
    return go(f"/cases/{key}/check")


async def _until_heard(request: Request, person: Person, *, key: str) -> None:
    """Wait until the case knows of the signatures, a second at most.

    It hears of them by event; a page made sooner would ask for them once more.
    """
    case = services_of(request).case
    for _ in range(_ASKED_AT_MOST):
        view = await case.tab(person.caller, key=key, tab=Tab.ESIGNATURE)
        if is_complete(view.status):
            return
        await asyncio.sleep(_PAUSE_SECONDS)


async def documents_of_case(
    request: Request, person: Person, *, key: str
) -> tuple[CaseOverview, CaseDocuments]:
    """Give a case's frame and its documents."""
    services = services_of(request)
    overview = await services.case.overview(person.caller, key=key)
    return overview, services.documents.of(person.caller, case_id=overview.case_id)


async def _draw(
    request: Request,
    person: Person,
    *,
    overview: CaseOverview,
    documents: CaseDocuments,
    form: FormView | None = None,
) -> Response:
    services = services_of(request)
    view = await services.case.tab(person.caller, key=overview.key, tab=Tab.ESIGNATURE)
    consent = await documents.consent()
    packet = _as_it_counts(await documents.packet(), view)
    stage = _stage(overview, view, consent, packet)
    changes = (await documents.changes()).documents if stage == "documents" else ()
    return page(
        request,
        "esignature.html",
        status=422 if form else 200,
        overview=overview,
        current=Tab.ESIGNATURE,
        tab=view,
        consent=consent,
        packet=packet,
        stage=stage,
        changes=changes,
        form=form or FormView(),
        once=new_key(),
    )


def _as_it_counts(packet: PacketView, view: TabView) -> PacketView:
    """Show a packet of older answers as void.

    The case service knows a change at once; the documents service hears of it by event,
    and until then would still call the packet signed.
    """
    is_older = packet.snapshot_hash != view.facts.snapshot_hash
    if packet.state in {"open", "signed"} and is_older:
        return packet.model_copy(update={"state": "voided", "changed_documents": ()})
    return packet


def _stage(
    overview: CaseOverview, view: TabView, consent: ConsentView, packet: PacketView
) -> str:
    """Name the part of the page to draw from what the services say."""
    if packet.state in {"signed", "sealing", "sealed"}:
        return "signed"
    can_be_filled_in = any(section.editable for section in overview.sections)
    if view.facts.waiting_for and can_be_filled_in:
        return "waiting"
    if not view.editable:
        return "closed"
    if consent.given_at is None:
        return "consent"
    return "documents" if packet.state == "open" else "prepare"
