"""Takes back what was typed into a form whose session had ended."""

import re

from starlette.requests import Request
from starlette.responses import Response

from contracts.words import Tab
from gateway.pages.frame import go, page, page_of
from gateway.pages.tab import store
from gateway.session import Kept, Person, Posted

_TAB = re.compile(r"/cases/(?P<key>[^/]+)/(?P<tab>[^/]+)")
# Forms that are offered once more. Signing and submitting are not among them: they are
# pressed again on their own page, with everything in view.
_OFFERED = re.compile(
    r"/(review|support)/[^/]+|/invitations/new|/cases/[^/]+/start/[^/]+"
)


async def take_back(request: Request, person: Person, kept: Kept) -> Response:
    """Save a tab's form as if it had come in time; offer others once more."""
    request.state.person = person
    found = _TAB.fullmatch(kept.path)
    # A save repeats harmlessly; a signature is never given by signing in again.
    if found and found["tab"] in set(Tab) - {Tab.ESIGNATURE}:
        return await store(
            request,
            person,
            key=found["key"],
            tab=Tab(found["tab"]),
            posted=Posted(kept.fields),
        )
    if _OFFERED.fullmatch(kept.path):
        return page(request, "older_form.html", path=kept.path, fields=kept.fields)
    return go(page_of(kept.path))
