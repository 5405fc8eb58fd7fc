"""One document of the packet: read to its end, then signed or reviewed."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused
from contracts.api.documents import DocumentView, MakeChoice, Review, Shown, Sign
from contracts.words import DocumentSlug
from gateway.pages.esignature import documents_of_case
from gateway.pages.form import FormView, new_key, posted_form_view, problem
from gateway.pages.frame import address_of, go, page
from gateway.services.documents import CaseDocuments
from gateway.session import FormRefused, Person, Posted, posted_form, signed_in

router = APIRouter()
Producer = Annotated[Person, signed_in("producer")]
PostedForm = Annotated[Posted, Depends(posted_form)]

_SHA256 = re.compile(r"[0-9a-f]{64}")


@router.get("/cases/{key}/esignature/{document}")
async def show(
    request: Request, person: Producer, key: str, document: DocumentSlug
) -> Response:
    """Show the document with its choices and its button."""
    return await _draw(request, person, key=key, document=document, form=None)


@router.post("/cases/{key}/esignature/{document}")
async def act(
    request: Request,
    person: Producer,
    key: str,
    document: DocumentSlug,
    posted: PostedForm,
) -> Response:
    """Put choices into the document first; then sign or confirm what was shown."""
    _, documents = await documents_of_case(request, person, key=key)
    view = await documents.document(document)
    here = f"/cases/{key}/esignature/{document}"
    try:
        if await _choose(documents, view, posted):
            return go(f"{here}?chosen=1")
        if posted.get("whole_page") == "yes":
            await _tell_shown(request, documents, view=view, posted=posted)
        done = await _do(request, documents, view=view, posted=posted)
    except Refused as refusal:
        said = problem(_field_of(refusal, view), str(refusal))
        form = posted_form_view(posted, said)
        return await _draw(request, person, key=key, document=document, form=form)
    on = f"/{done.next_document}" if done.next_document else ""
    return go(f"/cases/{key}/esignature{on}")


@router.post("/cases/{key}/esignature/{document}/shown")
async def tell_shown(
    request: Request,
    person: Producer,
    key: str,
    document: DocumentSlug,
    posted: PostedForm,
) -> Response:
    """Record that the page has shown the document to its end."""
    _, documents = await documents_of_case(request, person, key=key)
    view = await documents.document(document)
    await _tell_shown(request, documents, view=view, posted=posted)
    return Response(status_code=204)


def _field_of(refusal: Refused, view: DocumentView) -> str:
    """Name the field that a refusal of the ceremony is about."""
    if refusal.code == "choice_missing":
        open_choices = (one.field for one in view.choices if one.chosen is None)
        return next(open_choices, "choices")
    return "typed_name" if refusal.code == "name_differs" else "pages"


async def _choose(documents: CaseDocuments, view: DocumentView, posted: Posted) -> bool:
    changed = [
        (choice.field, posted.get(choice.field))
        for choice in view.choices
        if posted.get(choice.field) not in ("", choice.chosen)
    ]
    for field, value in changed:
        wish = MakeChoice(field=field, value=value)
        await documents.choose(
            view.document, wish=wish, once=f"{field}-{posted.get('once')}"
        )
    return bool(changed)


async def _tell_shown(
    request: Request, documents: CaseDocuments, *, view: DocumentView, posted: Posted
) -> None:
    wish = Shown(
        sha256=_seen(posted),
        address=address_of(request),
        user_agent=request.headers.get("user-agent", ""),
    )
    await documents.shown(view.document, wish=wish, once=f"shown-{posted.get('once')}")


async def _do(
    request: Request, documents: CaseDocuments, *, view: DocumentView, posted: Posted
) -> DocumentView:
    address = address_of(request)
    agent = request.headers.get("user-agent", "")
    sha256, once = _seen(posted), posted.get("once")
    if view.action == "review":
        review = Review(sha256=sha256, address=address, user_agent=agent)
        return await documents.review(view.document, wish=review, once=once)
    sign = Sign(
        sha256=sha256,
        typed_name=posted.get("typed_name"),
        address=address,
        user_agent=agent,
    )
    return await documents.sign(view.document, wish=sign, once=once)


def _seen(posted: Posted) -> str:
    """Tell which bytes the page has shown; no page of ours leaves that out."""
    sha256 = posted.get("sha256")
    if not _SHA256.fullmatch(sha256):
        raise FormRefused
    return sha256


async def _draw(
    request: Request,
    person: Person,
    *,
    key: str,
    document: DocumentSlug,
    form: FormView | None,
) -> Response:
    overview, documents = await documents_of_case(request, person, key=key)
    view = await documents.document(document)
    text = await documents.document_text(document)
    chosen = {choice.field: choice.chosen or "" for choice in view.choices}
    return page(
        request,
        "signing.html",
        status=422 if form else 200,
        overview=overview,
        current="esignature",
        document=view,
        text=one_level_down(text.html),
        chosen_now=request.query_params.get("chosen") == "1",
        form=form or FormView(values={"typed_name": view.expected_name, **chosen}),
        once=new_key(),
    )


def one_level_down(html: str) -> str:
    """Lower the headings of a document, as the page has its own first-level one."""
    return re.sub(
        r"(</?h)([1-5])\b", lambda found: f"{found[1]}{int(found[2]) + 1}", html
    )
