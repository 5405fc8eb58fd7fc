"""Errors over HTTP: application/problem+json (RFC 9457), mapped in one place."""

from collections.abc import Mapping
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from chassis.context import correlation_id
from chassis.refusal import NotFound, Refused, Unacceptable

MEDIA_TYPE = "application/problem+json"

log = structlog.get_logger(__name__)


def problem(
    status: int,
    *,
    code: str,
    detail: str,
    extra: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with a problem: a code for programs, a sentence for people."""
    body = {
        # What a refusal adds may hold ids, dates and domain values.
        **jsonable_encoder(dict(extra or {})),
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        "correlation_id": correlation_id(),
    }
    return JSONResponse(
        body, status, media_type=MEDIA_TYPE, headers=dict(headers or {})
    )


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every error of an app as a problem."""
    app.add_exception_handler(Unacceptable, _refused)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)  # noqa: S101 (narrows for the type checker)
    status = 422 if isinstance(error, Unacceptable) else 409
    return problem(status, code=error.code, detail=str(error), extra=error.extra)


async def _not_found(_: Request, error: Exception) -> Response:
    return problem(404, code="not_found", detail=str(error))


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 (as above)
    # Names of fields only: their values may be anybody's SSN.
    fields = sorted({".".join(map(str, fault["loc"])) for fault in error.errors()})
    detail = f"These parts of the request are missing or wrong: {', '.join(fields)}."
    return problem(422, code="invalid_request", detail=detail)


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 (as above)
    code = HTTPStatus(error.status_code).name.lower()
    return problem(
        error.status_code, code=code, detail=str(error.detail), headers=error.headers
    )


async def _fault(request: Request, error: Exception) -> Response:
    log.error("request failed", route=_route(request), error=type(error).__name__)
    return problem(
        500,
        code="internal_server_error",
        detail="Something went wrong on our side. Nothing was saved; please try again.",
    )


def _route(request: Request) -> str:
    """Name the route's pattern: paths themselves may hold case keys."""
    return str(getattr(request.scope.get("route"), "path", "unknown"))
