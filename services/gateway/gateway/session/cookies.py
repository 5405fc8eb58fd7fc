"""The two cookies: the session's token, and a mark for forms before signing in."""

import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True)
class Cookies:
    """Names and writes the cookies; `secure` when the browser speaks HTTPS with us.

    Lax rather than Strict: the link of a mail must find the session.
    """

    secure: bool

    @property
    def session(self) -> str:
        """The session cookie's name; `__Host-` binds it to this host and to HTTPS."""
        return "__Host-session" if self.secure else "session"

    @property
    def visitor(self) -> str:
        """The name of the cookie that a form is bound to before anyone is signed in."""
        return "__Host-visitor" if self.secure else "visitor"

    def session_token(self, request: Request) -> str | None:
        """Read the session's token; None where there is none."""
        return request.cookies.get(self.session)

    def visitor_mark(self, request: Request) -> str:
        """Read the visitor's mark, or make one that `keep_visitor` will set."""
        known = request.cookies.get(self.visitor)
        made: str = getattr(request.state, "visitor_mark", None) or known or _mark()
        request.state.visitor_mark = made
        return made

    def keep_visitor(self, request: Request, response: Response) -> None:
        """Set the visitor's mark where a page made a new one."""
        made = getattr(request.state, "visitor_mark", None)
        if made and made != request.cookies.get(self.visitor):
            self._set(response, self.visitor, made)

    def begin(self, response: Response, token: str) -> None:
        """Hand the browser its session."""
        self._set(response, self.session, token)

    def end(self, response: Response) -> None:
        """Take the session from the browser."""
        response.delete_cookie(
            self.session, path="/", secure=self.secure, httponly=True, samesite="lax"
        )

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(
            name, value, path="/", secure=self.secure, httponly=True, samesite="lax"
        )


def _mark() -> str:
    return secrets.token_urlsafe(16)
