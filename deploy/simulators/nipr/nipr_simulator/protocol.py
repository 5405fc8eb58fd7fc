"""NIPR's two report services over HTTP, with Basic or legacy authentication."""

import asyncio
import base64
import binascii
import hmac
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from nipr_simulator.documents import hit_list, report
from nipr_simulator.faults import Answer, plain, refusal, silent, strike
from nipr_simulator.people import Person
from nipr_simulator.registry import Call, Registry, Service
from nipr_simulator.settings import Settings
from nipr_simulator.xml import written

Fields = Mapping[str, str]
FOLDER = "/pdb-xml-reports"


def report_routes(registry: Registry, settings: Settings) -> list[Route]:
    """Serve the hit list and the detail report."""
    nipr = _Reports(registry, settings)
    methods = ["GET", "POST"]
    return [
        Route(f"{FOLDER}/hitlist_xml.cgi", nipr.hit_list, methods=methods),
        Route(f"{FOLDER}/entityinfo_xml.cgi", nipr.report, methods=methods),
    ]


class _Reports:
    """Lets the caller in, finds the person, answers and keeps the bill."""

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self._registry = registry
        self._settings = settings

    async def hit_list(self, request: Request) -> Response:
        fields = await _fields(request)
        ssn = fields.get("ssn", "").replace("-", "")
        last_name = fields.get("name_last", "")
        struck = self._registry.struck_by(ssn)
        found = self._registry.matches(ssn=ssn, last_name=last_name)
        answer = Answer(written(hit_list([struck] if struck else found)))
        if not ssn or not last_name:
            answer = refusal("Required parameter missing", root="HITLIST")
        elif struck and struck.fault:
            answer = strike(struck.fault, answer, root="HITLIST")
        whom = struck or next(iter(found), None)
        return await self._send(request, fields, "hit-list", whom, answer)

    async def report(self, request: Request) -> Response:
        fields = await _fields(request)
        person = self._registry.with_npn(fields.get("id_entity", ""))
        if fields.get("report_type", "1") != "1":
            answer = refusal("Report type not supported", root="PDB")
        elif person is None:
            answer = refusal("No records found for the entity", root="PDB")
        else:
            answer = self._report_on(person)
        return await self._send(request, fields, "report", person, answer)

    def _report_on(self, person: Person) -> Answer:
        document = report(person, today=self._registry.clock.today())
        answer = Answer(written(document))
        return strike(person.fault, answer, root="PDB") if person.fault else answer

    async def _send(
        self,
        request: Request,
        fields: Fields,
        service: Service,
        person: Person | None,
        answer: Answer,
    ) -> Response:
        authentication = self._authentication(request, fields)
        if self._registry.is_down:
            answer = silent(503)
        elif authentication == "none":
            answer = plain(401, "Authorization Required")
        self._registry.calls.append(
            Call(
                at=self._registry.clock.now(),
                service=service,
                method=request.method,
                authentication=authentication,
                person=person.number if person else None,
                status=answer.status,
                billed=answer.billed,
            )
        )
        if answer.slow:
            await self._keep_waiting(person)
        return Response(answer.body, answer.status, media_type=answer.content_type)

    async def _keep_waiting(self, person: Person | None) -> None:
        """Be slow, until the control URL says that this person is so no more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._settings.slow_seconds):
                while self._registry.is_slow(person):
                    await self._registry.news.wait()

    def _authentication(self, request: Request, fields: Fields) -> str:
        user, password = _basic(request.headers.get("authorization", ""))
        if self._is_known(user, password):
            return "basic"
        customer, pin = fields.get("customer_number", ""), fields.get("pin_number", "")
        return "legacy" if self._is_known(customer, pin) else "none"

    def _is_known(self, user: str, password: str) -> bool:
        expected = f"{self._settings.user}:{self._settings.password.get_secret_value()}"
        return hmac.compare_digest(f"{user}:{password}".encode(), expected.encode())


async def _fields(request: Request) -> Fields:
    """Read the parameters, which may come in the address, in the form, or in both."""
    form = parse_qsl((await request.body()).decode("utf-8", "replace"))
    return {**request.query_params, **dict(form)}


def _basic(header: str) -> tuple[str, str]:
    scheme, _, credentials = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        user, _, password = base64.b64decode(credentials).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return user, password
