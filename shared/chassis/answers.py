"""What another service's answer means: a shape, or an exception of ours."""

from collections.abc import AsyncIterator
from typing import TypeVar

import httpx
from pydantic import BaseModel

from chassis.problem import MEDIA_TYPE
from chassis.refusal import NotFound, Refused, Unacceptable

M = TypeVar("M", bound=BaseModel)

_STANDARD = frozenset({"type", "title", "status", "code", "detail", "correlation_id"})


class Unavailable(Exception):
    """The other service cannot be reached or failed; trying again later may help."""

    def __init__(self, audience: str) -> None:
        super().__init__(f"{audience} does not answer")
        self.audience = audience


class Forbidden(Exception):
    """The other service refused the caller: a wrong role, service or purpose."""

    def __init__(self, audience: str, status: int) -> None:
        super().__init__(f"{audience} refused the call with {status}")
        self.status = status


def parsed(response: httpx.Response, shape: type[M] | None) -> M | None:
    """Give the body in its shape; None where no body is expected."""
    return None if shape is None else shape.model_validate_json(response.content)


def error(response: httpx.Response, audience: str) -> Exception:
    """Give the exception that an error answer stands for."""
    if response.status_code >= 500:
        return Unavailable(audience)
    if response.status_code in (401, 403):
        return Forbidden(audience, response.status_code)
    is_problem = response.headers.get("content-type", "").startswith(MEDIA_TYPE)
    body = response.json() if is_problem else {}
    detail = str(body.get("detail", "The request was refused."))
    if response.status_code == 404:
        return NotFound(detail)
    kind = Unacceptable if response.status_code in (413, 422) else Refused
    extra = {name: value for name, value in body.items() if name not in _STANDARD}
    return kind(str(body.get("code", "refused")), detail, **extra)


async def pieces(response: httpx.Response) -> AsyncIterator[bytes]:
    """Give a body piece by piece as it comes, and let go of the connection."""
    try:
        async for piece in response.aiter_bytes():
            yield piece
    finally:
        await response.aclose()
