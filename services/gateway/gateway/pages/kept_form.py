"""Takes back what was typed into a form whose session had ended."""

import re
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from chassis import clock
from contracts.words import Tab
from gateway.pages import start
from gateway.pages.frame import gate_of, go, page, page_of
from gateway.pages.tab import store
from gateway.session import Person, Posted

_TAB = re.compile(r"/cases/(?P<key>[^/]+)/(?P<tab>[^/]+)")
# What the first screen asks NIPR repeats harmlessly under its form's key, and a number
# that was typed need not come back into a page in order to be sent again.
_START = re.compile(r"/cases/(?P<key>[^/]+)/start/(?P<step>ssn|last-name|narrowing)")
_ASK: Mapping[str, Callable[[Request, Person, str, Posted], Awaitable[Response]]] = {
    "ssn": start.give_ssn,
    "last-name": start.look_up_again,
    "narrowing": start.narrow_down,
}
# Whatever else was typed is offered once more, but for these: what signs, submits, ends
# or reveals is pressed on its own page, with everything in view; no file is kept.
_PRESSED_ANEW = re.compile(
    r"/cases/[^/]+/(background-check|check|status|take-back|withdraw)"
    r"|/cases/[^/]+/esignature(/.*)?"
    r"|/cases/[^/]+/wanted-documents/.*|/review/[^/]+/(examination-file|reveal(/.*)?)"
    r"|/invitations/import(/.*)?|/invitations/[^/]+/withdraw|/change-password|/exit|/session"
)


def is_kept(path: str) -> bool:
    """Tell whether a form of this path is kept when its session has ended."""
    return not _PRESSED_ANEW.fullmatch(path)


async def take_back(request: Request, person: Person, sealed: str) -> Response:
    """Take a form of a tab or of the first screen as if in time; offer others anew."""
    request.state.person = person
    kept = gate_of(request).sealer.open(
        sealed, account_id=person.session.account_id, now=clock.now()
    )
    if kept is None or kept.is_late:
        return go("/?notice=not-kept")
    if not is_kept(kept.path):
        return go(page_of(kept.path))
    request.state.taken_back_from = kept.path
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
    if asked := _START.fullmatch(kept.path):
        posted = Posted(kept.fields)
        return await _ASK[asked["step"]](request, person, asked["key"], posted)
    again = gate_of(request).seal(Posted(kept.fields), path=kept.path)
    back = page_of(kept.path)
    return page(
        request, "older_form.html", path=kept.path, get_address=back, kept=again
    )
