"""What people see when something did not go as wanted: what happened, what to do."""

from dataclasses import dataclass
from urllib.parse import quote

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chassis.calls import Forbidden, Unavailable
from chassis.context import correlation_id
from chassis.logging import where
from chassis.refusal import NotFound, Refused
from gateway.pages.frame import gate_of, go, local_path, page, page_of
from gateway.pages.headers import HEADERS
from gateway.pages.kept_form import is_kept
from gateway.pages.preparing import preparing_page
from gateway.pages.sign_in import show_sign_in
from gateway.session import (
    FORM_TOKEN,
    BodyRefused,
    FormRefused,
    FormTooLate,
    OlderForm,
    PasswordChangeNeeded,
    Posted,
    SignInNeeded,
    WrongRole,
)

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Explanation:
    """A page about a problem: its heading, what happened, what to do."""

    status: int
    heading: str
    text: str


NOT_FOUND = Explanation(
    404,
    "There is no such page",
    "The address may be mistyped, or what it names is not yours to see. "
    "Go to Home to find your case.",
)
WRONG_ROLE = Explanation(
    403,
    "This page is not for your account",
    "You are signed in, but your account has no right to this page. Go to Home, or "
    "choose Exit and sign in with another Login Name.",
)
FORM_REFUSED = Explanation(
    403,
    "This form cannot be taken",
    "It was not made by this site for your browser, or its cookie is gone. Nothing was "
    "changed. Go back to the page, load it again, and send the form once more.",
)
FORM_TOO_LATE = Explanation(
    410,
    "What you typed was kept for 30 minutes only",
    "That time is over, so it cannot be brought back. This form has changed nothing. "
    "Open the page again, and type it once more.",
)
TOO_LARGE = Explanation(
    413,
    "That is too large",
    "What was sent is larger than this form takes, or was not complete. Nothing was "
    "changed. Go back; what you typed is still in the page.",
)
WRONG_METHOD = Explanation(
    405,
    "That cannot be done here",
    "This address does not take what was sent. Nothing was changed. Go to Home.",
)
UNAVAILABLE = Explanation(
    503,
    "A part of Producer Pro does not answer just now",
    "Nothing that was saved is lost. Please try again in a minute.",
)
FAULT = Explanation(
    500,
    "Something went wrong on our side",
    "Nothing that was saved is lost. Please try again; if it happens once more, call "
    "the Producer Service Center.",
)


def add_problem_pages(app: FastAPI) -> None:
    """Give every kind of trouble its page."""
    app.add_exception_handler(SignInNeeded, _sign_in_needed)
    app.add_exception_handler(OlderForm, _older_form)
    app.add_exception_handler(PasswordChangeNeeded, _password_change_needed)
    app.add_exception_handler(Unavailable, _unavailable)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)
    for kind, explanation in (
        (WrongRole, WRONG_ROLE),
        (Forbidden, WRONG_ROLE),
        (FormRefused, FORM_REFUSED),
        (FormTooLate, FORM_TOO_LATE),
        (BodyRefused, TOO_LARGE),
        (RequestValidationError, NOT_FOUND),
    ):
        app.add_exception_handler(kind, _Explained(explanation))


class _Explained:
    """Answers with one explanation whatever the request was."""

    def __init__(self, explanation: Explanation) -> None:
        self._explanation = explanation

    async def __call__(self, request: Request, trouble: Exception) -> Response:
        return explain(request, self._explanation)


def explain(
    request: Request, explanation: Explanation, *, posted: Posted | None = None
) -> Response:
    """Draw the page; a script gets the sentence only."""
    if _is_script(request):
        body = {"title": explanation.heading, "detail": explanation.text}
        return JSONResponse(body, status_code=explanation.status)
    response = page(
        request,
        "problem.html",
        status=explanation.status,
        problem=explanation,
        form_token=posted.get(FORM_TOKEN) if posted else "",
        kept=_seal(request, posted) if posted else "",
        is_late=explanation is FORM_TOO_LATE,
        has_file=bool(posted and posted.uploads),
        has_password=bool(posted and posted.without_passwords != posted.fields),
        reference=correlation_id() if explanation.status >= 500 else "",
    )
    # A fault's page is made outside the middleware that sets them elsewhere.
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _is_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


async def _not_found(request: Request, trouble: Exception) -> Response:
    """Say so; whoever waits for their first case gets the page that waits with them."""
    preparing = None if _is_script(request) else await preparing_page(request)
    return preparing or explain(request, NOT_FOUND)


async def _http(request: Request, trouble: Exception) -> Response:
    status = getattr(trouble, "status_code", 404)
    return explain(request, WRONG_METHOD if status == 405 else NOT_FOUND)


async def _fault(request: Request, trouble: Exception) -> Response:
    """Own up, with a number by which the log finds it; the log holds no value."""
    route = getattr(request.scope.get("route"), "path", "unknown")
    log.error("page failed", route=route, **where(trouble))
    return explain(request, FAULT)


async def _unavailable(request: Request, trouble: Exception) -> Response:
    """Say so, with what was posted kept in the page to be sent again."""
    posted: Posted | None = getattr(request.state, "sent_again", None)
    response = explain(request, UNAVAILABLE, posted=posted)
    response.headers["Retry-After"] = "30"
    return response


async def _refused(request: Request, trouble: Exception) -> Response:
    return explain(request, Explanation(409, "That was not possible", str(trouble)))


async def _password_change_needed(request: Request, trouble: Exception) -> Response:
    return go("/change-password")


async def _older_form(request: Request, trouble: Exception) -> Response:
    """Offer to send a form that is older than the session."""
    assert isinstance(trouble, OlderForm)  # noqa: S101 (the handler's own kind)
    if _is_script(request):
        return JSONResponse({"title": "older form"}, status_code=401)
    kept = _seal(request, trouble.posted)
    return page(request, "older_form.html", status=409, kept=kept)


async def _sign_in_needed(request: Request, trouble: Exception) -> Response:
    """Ask for sign-in, and keep what was posted, sealed, in the page."""
    assert isinstance(trouble, SignInNeeded)  # noqa: S101 (the handler's own kind)
    if _is_script(request):
        return JSONResponse({"title": "sign in"}, status_code=401)
    if trouble.posted is None or trouble.maker is None:
        # With its query: a list comes back with its filters.
        wanted = quote(local_path(_asked(request)), safe="/")
        return go(f"/sign-in?next={wanted}" if wanted != "/" else "/sign-in")
    path = request.url.path
    return show_sign_in(
        request,
        next_page=page_of(path),
        kept=_seal(request, trouble.posted) if is_kept(path) else "",
        had_file=bool(trouble.posted.uploads),
        status=401,
    )


def _asked(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _seal(request: Request, posted: Posted) -> str:
    return gate_of(request).seal(posted, path=request.url.path)
