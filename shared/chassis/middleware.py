"""Around every request: correlation id, trace, time."""

import time
from collections.abc import Mapping
from uuid import UUID

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis import metrics
from chassis.context import begin_work
from chassis.telemetry import span

_HEADER = "x-correlation-id"


def _known_id(headers: Mapping[str, str]) -> str | None:
    """Accept a correlation id only if it is a UUID: it goes into logs and events."""
    try:
        return str(UUID(headers.get(_HEADER, "")))
    except ValueError:
        return None


class RequestContext:
    """Gives each request its correlation id and its span, and measures it."""

    def __init__(self, app: ASGIApp, *, service: str) -> None:
        """Wrap an app."""
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode(): value.decode("latin-1") for name, value in scope["headers"]
        }
        current = begin_work(correlation_id=_known_id(headers))
        status = 500

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append((_HEADER.encode(), current.encode()))
            await send(message)

        started = time.perf_counter()
        with span(f"{scope['method']} request", carrier=headers) as here:
            await self._app(scope, receive, answer)
            route = getattr(scope.get("route"), "path", "unknown")
            here.update_name(f"{scope['method']} {route}")
        metrics.REQUEST_SECONDS.labels(
            self._service, scope["method"], route, status
        ).observe(time.perf_counter() - started)
