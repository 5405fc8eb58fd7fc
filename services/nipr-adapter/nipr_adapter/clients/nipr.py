"""The one client for NIPR's report services, real or simulated.

A hit list carries an SSN, so requests go straight to httpx's transport: its client
would log the address of each, and an address holds the SSN where NIPR wants a GET.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Self

import httpx

from contracts.api.case_internal import LookupSubject
from nipr_adapter.clients.credentials import Credentials
from nipr_adapter.clients.xml import parsed
from nipr_adapter.domain.answer import (
    HitListAnswer,
    Reply,
    ReportAnswer,
    hit_list_answer,
    report_answer,
)
from nipr_adapter.domain.outcome import (
    NO_CREDENTIALS,
    Billing,
    ErrorPattern,
    Outcome,
    Verdict,
)

Method = Literal["GET", "POST"]
Fields = Mapping[str, str]

INDIVIDUAL = "1"
_FOLDER = "/pdb-xml-reports"

# A kept connection that the server has just closed looks like a lost answer, and a lost
# answer is a matter for a person: each of the few calls gets a connection of its own.
_FRESH = httpx.Limits(max_keepalive_connections=0)


@dataclass(frozen=True, slots=True)
class Connection:
    """Which service to talk to and how: all that differs between real and simulated."""

    url: str
    credentials: Credentials
    authentication: Literal["basic", "legacy"] = "basic"
    hit_list_method: Method = "POST"
    connect_seconds: float = 5.0
    answer_seconds: float = 30.0
    max_body_bytes: int = 32 * 1024 * 1024


@dataclass(slots=True)
class NiprClient:
    """Asks NIPR and gives back what it said; never raises for what NIPR does."""

    connection: Connection
    patterns: Sequence[ErrorPattern]
    _transport: httpx.AsyncBaseTransport = field(
        default_factory=lambda: httpx.AsyncHTTPTransport(limits=_FRESH)
    )

    async def __aenter__(self) -> Self:
        """Enter; each call makes its own connection."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close what is open."""
        await self._transport.aclose()

    async def hit_list(self, subject: LookupSubject) -> HitListAnswer:
        """Ask who has this SSN and name; the SSN goes into this request only."""
        reply = await self._ask(
            "hitlist_xml.cgi",
            method=self.connection.hit_list_method,
            fields={
                "ssn": subject.ssn.get_secret_value(),
                "name_last": subject.last_name,
                "name_first": subject.first_name,
            },
        )
        if isinstance(reply, Verdict):
            return HitListAnswer(reply)
        return hit_list_answer(
            reply, last_name=subject.last_name, patterns=self.patterns
        )

    async def report(self, npn: str) -> ReportAnswer:
        """Ask for the detail report on the producer with this number."""
        reply = await self._ask(
            "entityinfo_xml.cgi", method="GET", fields={"id_entity": npn}
        )
        if isinstance(reply, Verdict):
            return ReportAnswer(reply)
        return report_answer(reply, npn=npn, patterns=self.patterns)

    async def _ask(
        self, page: str, *, method: Method, fields: Fields
    ) -> Reply | Verdict:
        """Send one request; a verdict says why there is no reply to read."""
        try:
            request = self._request(page, method=method, fields=fields)
        except OSError:
            # While they are being replaced there may be none to read for a moment:
            # this call waits. NIPR refused nothing, so the queue does not.
            return Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, NO_CREDENTIALS)
        try:
            async with asyncio.timeout(self.connection.answer_seconds):
                return await self._send(request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            return Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, "no_connection")
        except (httpx.TransportError, TimeoutError):
            # It was sent, so it may have been carried out and paid for.
            return Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "no_answer")

    async def _send(self, request: httpx.Request) -> Reply | Verdict:
        response = await self._transport.handle_async_request(request)
        body = bytearray()
        try:
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > self.connection.max_body_bytes:
                    return Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "too_large")
        finally:
            await response.aclose()
        raw = bytes(body)
        document = await asyncio.to_thread(parsed, raw)
        return Reply(response.status_code, document, raw)

    def _request(self, page: str, *, method: Method, fields: Fields) -> httpx.Request:
        user, password = self.connection.credentials.read()
        known = {"report_type": INDIVIDUAL, **{k: v for k, v in fields.items() if v}}
        # A compressed answer could be a small bomb; NIPR's are small enough without.
        headers = {"Accept": "application/xml", "Accept-Encoding": "identity"}
        if self.connection.authentication == "legacy":
            known["customer_number"] = user
            known["pin_number"] = password.get_secret_value()
        request = httpx.Request(
            method,
            f"{self.connection.url.rstrip('/')}{_FOLDER}/{page}",
            params=known if method == "GET" else None,
            data=known if method == "POST" else None,
            headers=headers,
            extensions={"timeout": self._timeouts()},
        )
        if self.connection.authentication == "basic":
            basic = httpx.BasicAuth(user, password.get_secret_value())
            return next(basic.auth_flow(request))
        return request

    def _timeouts(self) -> dict[str, float | None]:
        answer = self.connection.answer_seconds
        connect = self.connection.connect_seconds
        return httpx.Timeout(answer, connect=connect, pool=connect).as_dict()
