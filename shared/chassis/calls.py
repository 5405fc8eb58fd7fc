"""Calls to other services: a token, a deadline, and the answer's shape."""

from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Self, TypeVar, overload

import httpx
from opentelemetry import propagate
from pydantic import BaseModel

from chassis.answers import Forbidden, Unavailable, error, parsed, pieces
from chassis.context import correlation_id
from chassis.tokens import Caller, TokenSigner
from contracts.api.shape import Request

__all__ = ["BoundClient", "Forbidden", "ServiceClient", "Unavailable"]

M = TypeVar("M", bound=BaseModel)

_TIMEOUT = httpx.Timeout(10.0, connect=2.0)
_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20)


class ServiceClient:
    """Calls one service; made once per process and closed with it."""

    def __init__(
        self,
        base_url: str,
        *,
        audience: str,
        signer: TokenSigner,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Point at a service; nothing is connected before the first call."""
        self._http = httpx.AsyncClient(
            base_url=base_url, timeout=_TIMEOUT, limits=_LIMITS, transport=transport
        )
        self._audience = audience
        self._signer = signer

    def as_service(self, purpose: str) -> "BoundClient":
        """Call in this service's own name, for a purpose."""
        return self._bound(
            lambda: self._signer.for_service(self._audience, purpose=purpose)
        )

    def as_user(self, user: Caller) -> "BoundClient":
        """Call on behalf of a signed-in user."""
        return self._bound(lambda: self._signer.for_user(self._audience, user))

    def _bound(self, token: Callable[[], str]) -> "BoundClient":
        return BoundClient(self._http, self._audience, token)

    async def __aenter__(self) -> Self:
        """Enter; the connections are made by the first calls."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()


@dataclass(frozen=True, slots=True)
class BoundClient:
    """A client with an identity. Raises Refused, NotFound, Forbidden, Unavailable."""

    _http: httpx.AsyncClient
    _audience: str
    _token: Callable[[], str]

    @overload
    async def get(self, path: str, shape: type[M]) -> M: ...
    @overload
    async def get(self, path: str, shape: None = None) -> None: ...
    async def get(self, path: str, shape: type[M] | None = None) -> M | None:
        """Read."""
        return parsed(await self._send("GET", path), shape)

    @overload
    async def post(
        self,
        path: str,
        body: Request | None,
        shape: type[M],
        headers: Mapping[str, str] = ...,
    ) -> M: ...
    @overload
    async def post(
        self,
        path: str,
        body: Request | None = None,
        shape: None = None,
        headers: Mapping[str, str] = ...,
    ) -> None: ...
    async def post(
        self,
        path: str,
        body: Request | None = None,
        shape: type[M] | None = None,
        headers: Mapping[str, str] = {},
    ) -> M | None:
        """Do something."""
        return parsed(await self._send("POST", path, body, headers), shape)

    async def put(
        self, path: str, body: Request, shape: type[M], headers: Mapping[str, str]
    ) -> M:
        """Write the whole."""
        answer = parsed(await self._send("PUT", path, body, headers), shape)
        assert answer is not None  # noqa: S101 (a shape was given)
        return answer

    async def patch(
        self, path: str, body: Request, shape: type[M], headers: Mapping[str, str]
    ) -> M:
        """Write a part."""
        answer = parsed(await self._send("PATCH", path, body, headers), shape)
        assert answer is not None  # noqa: S101 (a shape was given)
        return answer

    async def delete(self, path: str) -> None:
        """Remove."""
        await self._send("DELETE", path)

    async def get_bytes(self, path: str) -> tuple[bytes, str]:
        """Read a file: its bytes and its media type."""
        response = await self._send("GET", path)
        return response.content, response.headers.get("content-type", "")

    async def post_for_stream(self, path: str, body: Request) -> AsyncIterator[bytes]:
        """Ask for a file, or be refused; it is given piece by piece, never whole."""
        request = self._http.build_request(
            "POST",
            path,
            content=body.written(),
            headers=self._dressed({"content-type": "application/json"}),
        )
        try:
            response = await self._http.send(request, stream=True)
            if response.is_error:
                await response.aread()
                raise error(response, self._audience)
        except httpx.HTTPError:
            raise Unavailable(self._audience) from None
        return pieces(response)

    async def post_bytes(
        self,
        path: str,
        stream: AsyncIterable[bytes],
        content_type: str,
        shape: type[M],
        headers: Mapping[str, str] = {},
    ) -> M:
        """Send a file as it comes in."""
        sent = {**headers, "content-type": content_type}
        answer = parsed(await self._exchange("POST", path, stream, sent), shape)
        assert answer is not None  # noqa: S101 (a shape was given)
        return answer

    async def _send(
        self,
        method: str,
        path: str,
        body: Request | None = None,
        headers: Mapping[str, str] = {},
    ) -> httpx.Response:
        content = body.written() if body is not None else None
        sent = dict(headers)
        if content is not None:
            sent["content-type"] = "application/json"
        return await self._exchange(method, path, content, sent)

    async def _exchange(
        self,
        method: str,
        path: str,
        content: bytes | AsyncIterable[bytes] | None,
        headers: dict[str, str],
    ) -> httpx.Response:
        try:
            response = await self._http.request(
                method, path, content=content, headers=self._dressed(headers)
            )
        except httpx.HTTPError:
            raise Unavailable(self._audience) from None
        if response.is_error:
            raise error(response, self._audience)
        return response

    def _dressed(self, headers: dict[str, str]) -> dict[str, str]:
        headers["authorization"] = f"Bearer {self._token()}"
        headers["x-correlation-id"] = correlation_id()
        propagate.inject(headers)
        return headers
