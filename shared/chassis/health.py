"""Is the process alive, is it ready, what does it measure."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

Check = Callable[[], Awaitable[object]]

_CACHED_SECONDS = 1.0
_CHECK_SECONDS = 2.0


class Health:
    """What the process knows about itself. Parts report here; probes read here.

    A broker that is down is shown but does not make the process unready: pages are
    saved without it.
    """

    def __init__(self, database_check: Check | None) -> None:
        """Begin healthy; `database_check` raises when the database does not answer."""
        self.parts: dict[str, str] = {}
        self.is_alive = True
        self._check = database_check
        self._checked_at = 0.0
        self._is_ready = False

    async def is_ready(self) -> bool:
        """Ask the own database, at most once a second."""
        if time.monotonic() - self._checked_at < _CACHED_SECONDS:
            return self._is_ready
        try:
            async with asyncio.timeout(_CHECK_SECONDS):
                if self._check is not None:
                    await self._check()
            self._is_ready = True
        except Exception:  # noqa: BLE001 (whatever it is, the answer is "not ready")
            self._is_ready = False
        self._checked_at = time.monotonic()
        return self._is_ready


def health_routes(health: Health) -> APIRouter:
    """Give the only routes that need no token; the outside never reaches them."""
    router = APIRouter()

    @router.get("/health/live", include_in_schema=False)
    async def live() -> Response:
        return JSONResponse({"alive": health.is_alive}, 200 if health.is_alive else 503)

    @router.get("/health/ready", include_in_schema=False)
    async def ready() -> Response:
        is_ready = await health.is_ready()
        body = {"ready": is_ready, "parts": health.parts}
        return JSONResponse(body, 200 if is_ready else 503)

    @router.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return router
