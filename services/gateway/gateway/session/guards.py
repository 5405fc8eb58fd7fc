"""Who may see a page, and which forms are taken.

Every route names one of the two guards: `signed_in(*roles)` or `anyone()`.
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any, Protocol
from urllib.parse import urlsplit

from fastapi import Depends
from pydantic import SecretStr
from starlette.requests import Request

from chassis import clock
from contracts.api.identity import Session
from gateway.session.case_keys import check_case_key
from gateway.session.cookies import Cookies
from gateway.session.person import Person
from gateway.session.posted import (
    FIELD_LIMIT,
    KEPT_LIMIT,
    Posted,
    read_posted,
)
from gateway.session.refusals import (
    FormRefused,
    FormTooLate,
    OlderForm,
    PasswordChangeNeeded,
    SignInNeeded,
    WrongRole,
)
from gateway.session.sealing import FormMaker, Sealer

SAFE_METHODS = frozenset({"GET", "HEAD"})
FORM_TOKEN = "form_token"  # noqa: S105 (the name of a field)
# Fields of this name, or beginning with it, hold what a page does not show.
KEPT = "kept"
# A chosen file is not sealed: whoever sends the form again is told so.
HAD_FILE = "had_file"
# Names what came back too late to be opened: the page asks for it once more.
KEPT_TOO_LONG = "kept_too_long"
# They travel on in headers, where other characters would break the call itself.
_SENT_IN_HEADERS = {
    "once": re.compile(r"[0-9A-Za-z-]{0,64}"),
    "version": re.compile(r"[0-9]{0,9}"),
}


class LookUp(Protocol):
    """Asks who a session token belongs to; None when its session has ended."""

    async def __call__(self, token: SecretStr, *, extend: bool) -> Session | None: ...


class Gate:
    """Knows who is asking and whether a form may be taken."""

    def __init__(self, *, look_up: LookUp, cookies: Cookies, sealer: Sealer) -> None:
        self._look_up = look_up
        self.cookies = cookies
        self.sealer = sealer

    async def person(self, request: Request, *, extend: bool) -> Person | None:
        """Tell who is signed in; `extend` counts the request as activity."""
        token = self.cookies.session_token(request)
        if not token:
            return None
        secret = SecretStr(token)
        session = await self._look_up(secret, extend=extend)
        return self.person_of(secret, session) if session else None

    def person_of(self, token: SecretStr, session: Session) -> Person:
        """Make the person of a session that is known already."""
        maker = FormMaker(session.account_id, session.session_id)
        return Person(session, token, self.sealer.form_token(maker))

    def visitor_token(self, request: Request) -> str:
        """Make the token for a form that is shown before signing in."""
        return self.sealer.visitor_token(self.cookies.visitor_mark(request))

    def check_visitor_form(self, request: Request, posted: Posted) -> None:
        """Refuse a form that was not made for this browser."""
        mark = self.cookies.visitor_mark(request)
        if not self.sealer.is_visitor_token(posted.get(FORM_TOKEN), mark=mark):
            raise FormRefused

    def seal(self, posted: Posted, *, path: str) -> str:
        """Seal a form, numbers of people too, to be sent from a page once more.

        It is opened for whom it was made for alone, for half an hour. A password is
        typed anew, always; empty where the form was not made by us.
        """
        maker = self.sealer.form_maker(posted.get(FORM_TOKEN))
        if maker is None:
            return ""
        fields = posted.without_passwords
        if posted.uploads:
            fields = (*fields, (HAD_FILE, "yes"))
        return self.sealer.keep(maker, path=path, fields=fields, now=clock.now())

    def opened(self, posted: Posted, *, path: str) -> Posted:
        """Give a form with what a page of ours gave back sealed, or with what is late.

        What is late is named alone, so that the rest of the form goes its way.
        """
        sealed = [(n, v) for n, v in posted.fields if n.split("-")[0] == KEPT]
        if not sealed:
            return posted
        kept = [f for n, v in sealed if v for f in self._kept(posted, n, v, path=path)]
        clear = [field for field in posted.fields if field not in sealed]
        # The clear ones last: the token is that of the page which is sent now.
        return replace(posted, fields=(*kept, *clear))

    def _kept(
        self, posted: Posted, name: str, sealed: str, *, path: str
    ) -> Iterator[tuple[str, str]]:
        maker = self.sealer.form_maker(posted.get(FORM_TOKEN))
        if maker is None:
            raise FormRefused
        account_id, now = maker.account_id, clock.now()
        kept = self.sealer.open(sealed, account_id=account_id, now=now)
        if kept is None or kept.path != path:
            raise FormRefused
        if kept.is_late:
            yield KEPT_TOO_LONG, name
        yield from kept.fields

    def check_form(self, person: Person | None, posted: Posted) -> None:
        """Refuse a form that was not made for this person's session, or is lost."""
        maker = self.sealer.form_maker(posted.get(FORM_TOKEN))
        if maker is None:
            raise FormRefused
        if KEPT in posted.all(KEPT_TOO_LONG):
            raise FormTooLate
        if person is None:
            raise SignInNeeded(posted, maker)
        if maker.account_id != person.session.account_id:
            raise FormRefused
        if maker.session_id != person.session.session_id:
            raise OlderForm(person, posted)


def signed_in(
    *roles: str, extend: bool = True, upload: bool = False, temporary: bool = False
) -> Any:  # noqa: ANN401 (FastAPI says no more of Depends)
    """Let people with one of the roles in (any role, where none is named).

    `extend=False` does not count as activity; `upload` takes a file with the form;
    `temporary` also lets in who has yet to change a temporary password.
    """

    async def guard(request: Request) -> Person:
        gate: Gate = request.app.state.gate
        posted = await _form(request, upload=upload)
        if posted:
            posted = gate.opened(posted, path=request.url.path)
            request.state.posted = posted
        request.state.sent_again = posted  # offered again where a service is away
        # A page that looks by itself is no activity, or no session would ever end.
        extends = extend and "x-poll" not in request.headers
        person = await gate.person(request, extend=extends)
        request.state.person = person
        if posted:
            gate.check_form(person, posted)
        if person is None:
            raise SignInNeeded(None, None)
        if person.session.must_change_password and not temporary:
            raise PasswordChangeNeeded
        # After the form: a foreign one is refused before anything is said of roles.
        if roles and not person.has_role(*roles):
            raise WrongRole
        check_case_key(request)
        return person

    return Depends(_named(guard, roles))


def anyone(*, upload: bool = False) -> Any:  # noqa: ANN401
    """Let everybody in; a form must have been made for the same browser.

    `upload` takes a file with the form.
    """

    async def guard(request: Request) -> None:
        gate: Gate = request.app.state.gate
        request.state.person = None
        posted = await _form(request, upload=upload, limit=KEPT_LIMIT)
        if posted:
            gate.check_visitor_form(request, posted)

    return Depends(_named(guard, ()))


def posted_form(request: Request) -> Posted:
    """Give the form that the page's guard has read and accepted."""
    posted: Posted = request.state.posted
    return posted


async def _form(
    request: Request, *, upload: bool = False, limit: int = FIELD_LIMIT
) -> Posted | None:
    if request.method in SAFE_METHODS:
        return None
    if not _is_from_our_page(request):
        raise FormRefused
    posted = await read_posted(request, upload=upload, limit=limit)
    if not all(
        known.fullmatch(posted.get(name)) for name, known in _SENT_IN_HEADERS.items()
    ):
        raise FormRefused
    request.state.posted = posted
    return posted


def _is_from_our_page(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    same_host = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return site in {"same-origin", "none"} and same_host


def _named(
    guard: Callable[[Request], Awaitable[Any]], roles: tuple[str, ...]
) -> Callable[[Request], Awaitable[Any]]:
    guard.admits = roles  # type: ignore[attr-defined]  # read by the architecture test
    return guard
