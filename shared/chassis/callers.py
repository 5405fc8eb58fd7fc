"""Who may call a route: every route names one of these guards."""

from typing import Any

from fastapi import Depends, HTTPException, Request

from chassis.tokens import Caller, TokenRefused, TokenVerifier

__all__ = ["Caller", "Guard", "anyone_inside", "by_service", "by_user", "confirmed"]

_BEARER = "Bearer "


class Guard:
    """A dependency that lets some callers through: 401 without a token, 403 else."""

    def __init__(
        self,
        *,
        roles: frozenset[str] = frozenset(),
        service: str | None = None,
        purpose: str | None = None,
    ) -> None:
        """Name the roles, or the service and purpose, that may call."""
        self.roles = roles
        self.service = service
        self.purpose = purpose

    async def __call__(self, request: Request) -> Caller:
        """Give the caller.

        A coroutine only because FastAPI sends plain functions through a thread.
        """
        caller = self._authenticated(request)
        if not self._allows(caller):
            raise HTTPException(403, "You may not do this.")
        return caller

    def _authenticated(self, request: Request) -> Caller:
        header = request.headers.get("authorization", "")
        verifier: TokenVerifier = request.app.state.token_verifier
        try:
            return verifier.verify(header.removeprefix(_BEARER))
        except TokenRefused:
            raise HTTPException(
                401,
                "This call needs a valid internal token.",
                {"WWW-Authenticate": "Bearer"},
            ) from None

    def _allows(self, caller: Caller) -> bool:
        if self.roles:
            return caller.account_id is not None and bool(self.roles & caller.roles)
        if self.service:
            return (caller.service, caller.purpose) == (self.service, self.purpose)
        return True


class Confirmed:
    """A dependency that tells whether the caller has just shown who they are."""

    def __init__(self, *, service: str, purpose: str) -> None:
        """Name the service whose word counts, and for what."""
        self.service = service
        self.purpose = purpose

    async def __call__(self, request: Request) -> bool:
        """Tell whether a proof came along, of the same person in the same session."""
        verifier: TokenVerifier = request.app.state.token_verifier
        proof = request.headers.get("x-confirmation", "")
        if not proof:
            return False
        bearer = request.headers.get("authorization", "").removeprefix(_BEARER)
        try:
            caller = verifier.verify(bearer)
            proven = verifier.verify(proof)
        except TokenRefused:
            return False
        is_meant = (proven.service, proven.purpose) == (self.service, self.purpose)
        is_same = proven.account_id == caller.account_id
        return is_meant and is_same and proven.session_id == caller.session_id


def confirmed(service: str, *, purpose: str) -> Any:  # noqa: ANN401 (FastAPI's marker)
    """Tell by a proof of this service whether the caller was asked who they are."""
    return Depends(Confirmed(service=service, purpose=purpose))


def by_user(*roles: str) -> Any:  # noqa: ANN401 (FastAPI's marker)
    """Let signed-in users with one of the roles through."""
    return Depends(Guard(roles=frozenset(roles)))


def by_service(service: str, *, purpose: str) -> Any:  # noqa: ANN401 (FastAPI's marker)
    """Let one service through, for one purpose."""
    return Depends(Guard(service=service, purpose=purpose))


def anyone_inside() -> Any:  # noqa: ANN401 (FastAPI's marker)
    """Let everybody with a valid token through."""
    return Depends(Guard())
