"""The case service in a test: its routes, its jobs, what it hears, its neighbor."""

import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from fastapi import FastAPI
from pydantic import SecretStr

from case_service.app import build
from case_service.clients.nipr_adapter import NiprAdapter
from case_service.consumers import SUBSCRIPTIONS
from case_service.jobs import Fetching
from case_service.settings import Settings
from case_service.store.digests import Digests
from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.service import Service
from chassis.tokens import Caller, TokenSigner
from contracts import documents, identity, nipr
from contracts.api import nipr as nipr_api
from contracts.event import Event
from contracts.ids import uuid7
from contracts.words import FileKind, NiprOutcome
from tests.support import case_builders
from tests.support.token_keys import private_key, public_keys

BLIND_INDEX_KEY = SecretStr("a blind index key of at least thirty-two characters")
NPN = "10000030"

MATCH = nipr_api.Match(
    npn=NPN,
    name="SAMPLE, PAT Q",
    last_name="SAMPLE",
    resident_state="TX",
    birth_date=date(1980, 2, 29),
)


def a_license(state: str, **changes: Any) -> nipr_api.License:
    """An active license with a line for health."""
    line = nipr_api.LineOfAuthority(
        name="Life, Accident and Health",
        code="935",
        status="Active",
        is_active=True,
        covers_health=True,
        status_reason="",
        status_reason_on=None,
        issued_on=date(2015, 3, 1),
    )
    values: dict[str, Any] = {
        "state": state,
        "number": "0001234",
        "license_class": "General Lines Agent",
        "is_resident": state == "TX",
        "is_active": True,
        "issued_on": date(2015, 3, 1),
        "expires_on": date(2099, 2, 28),
        "updated_on": date(2025, 1, 15),
        "lines_of_authority": (line,),
    }
    return nipr_api.License(**values | changes)


def an_address(**changes: Any) -> nipr_api.Address:
    """A business address in Texas."""
    values: dict[str, Any] = {
        "state": "TX",
        "kind": "Business",
        "line_1": "100 EXAMPLE ST",
        "line_2": "STE 200",
        "line_3": "",
        "city": "AUSTIN",
        "region": "TX",
        "zip_code": "787010000",
        "country": "USA",
        "updated_on": date(2025, 1, 15),
    }
    return nipr_api.Address(**values | changes)


def a_report(**changes: Any) -> nipr_api.PdbReport:
    """A Texan with licenses in Oklahoma and Texas."""
    values: dict[str, Any] = {
        "report_id": uuid7(),
        "source": "NIPR",
        "as_of": datetime(2026, 11, 25, tzinfo=UTC),
        "npn": NPN,
        "first_name": "PAT",
        "middle_name": "Q",
        "last_name": "SAMPLE",
        "suffix": "",
        "birth_date": date(1980, 2, 29),
        "other_names": (),
        "addresses": (
            an_address(),
            an_address(kind="Mailing", line_1="PO BOX 1", line_2=""),
        ),
        "contacts": (
            nipr_api.Contact(
                state="TX",
                business_phone="5125550100",
                phone_updated_on=date(2025, 1, 15),
                business_email="pat@example.test",
                email_updated_on=date(2025, 1, 15),
            ),
        ),
        "licenses": (a_license("TX"), a_license("OK")),
        "appointments": (
            nipr_api.Appointment(
                state="TX",
                company="EXAMPLE LIFE AND HEALTH INS CO",
                cocode="00000",
                line_of_authority="Life, Accident and Health",
                status="Appointed",
                is_active=True,
                termination_reason="",
                status_on=date(2020, 4, 1),
                renews_on=date(2027, 3, 31),
            ),
        ),
        "regulatory_actions": (),
        "unknown_elements": 0,
    }
    return nipr_api.PdbReport(**values | changes)


@dataclass
class Adapter:
    """The nipr-adapter as a test wants it."""

    match: nipr_api.Match | None = MATCH
    outcome: NiprOutcome = NiprOutcome.FOUND
    report: nipr_api.PdbReport = field(default_factory=a_report)
    down: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer for the nipr-adapter."""
        path = request.url.path
        self.asked.append(f"{request.method} {path}")
        if self.down:
            return httpx.Response(503)
        if path.startswith("/reports/"):
            return httpx.Response(200, content=self.report.model_dump_json())
        answer = nipr_api.LookupAnswer(
            lookup_id=UUID(path.split("/")[2]),
            outcome=self.outcome,
            match=self.match,
            asked_at=datetime(2026, 11, 25, tzinfo=UTC),
        )
        return httpx.Response(200, content=answer.model_dump_json())


@dataclass(frozen=True)
class Person:
    """Somebody signed in."""

    role: str
    tenant: str = "HCSC"
    account_id: UUID = field(default_factory=uuid7)
    name: str = "Riley Reviewer"


@dataclass
class Onboarding:
    """A case under way, with the people in it."""

    case_id: UUID
    key: str
    recruiter: Person
    producer: Person
    ssn: str = field(default_factory=lambda: f"900{secrets.randbelow(1_000_000):06d}")
    file_id: UUID = field(default_factory=uuid7)


class CaseDesk:
    """Does to the case service what others do to it."""

    def __init__(self, service: Service, *, keys: Path, key: SecretStr) -> None:
        """Stand before a service that is not open yet; `desk` opens it."""
        self.database: Database = service.database
        self.app: FastAPI = service.app
        self.adapter = Adapter()
        self._keys = keys
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://case"
        )
        client = ServiceClient(
            "http://nipr-adapter",
            audience="nipr-adapter",
            signer=TokenSigner("case", private_key(keys, "case")),
            transport=httpx.MockTransport(self.adapter.answer),
        )
        self.fetching = Fetching(
            self.database, nipr=NiprAdapter(client), digests=Digests(key)
        )

    async def send(
        self,
        person: Person,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        **headers: str,
    ) -> httpx.Response:
        """Call for somebody signed in; POSTs get a form key of their own."""
        signer = TokenSigner("gateway", private_key(self._keys, "gateway"))
        user = Caller(
            "gateway",
            account_id=person.account_id,
            roles=frozenset({person.role}),
            tenant=person.tenant,
        )
        sent = {"authorization": f"Bearer {signer.for_user('case', user)}"}
        if method == "POST":
            sent["idempotency-key"] = secrets.token_hex(8)
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.http.request(method, path, json=body, headers=sent)

    async def get(self, person: Person, path: str) -> Any:
        """Read what must be readable."""
        answer = await self.send(person, "GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(
        self, person: Person, path: str, body: Mapping[str, Any] | None = None
    ) -> Any:
        """Do what must be possible."""
        answer = await self.send(person, "POST", path, body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def http_get(
        self, person: Person, path: str, query: Mapping[str, str]
    ) -> httpx.Response:
        """Read with a query; empty filters are left out."""
        given = {name: value for name, value in query.items() if value}
        return await self.send(person, "GET", str(httpx.URL(path, params=given)))

    async def run(self, statement: str, *args: object) -> None:
        """Run a statement as the service's own role."""
        async with self.database.transaction() as tx:
            await tx.execute(statement, *args)

    async def rows(self, table: str, case: "Onboarding") -> int:
        """Count a case's rows in a table."""
        async with self.database.transaction() as tx:
            count: int = await tx.fetchval(
                f"select count(*) from {table} where case_id = $1",  # noqa: S608
                case.case_id,
            )
        return count

    async def wait_since(self, case: "Onboarding", *, days: int) -> None:
        """Let a case have waited for some days."""
        await self.run(
            "update cases set queue_since = now() - make_interval(days => $2) "
            "where id = $1",
            case.case_id,
            days,
        )

    async def let_pass(self, case: "Onboarding", *, days: int) -> None:
        """Let days go by since the case was submitted and asked about."""
        await self.run(
            "update cases set queue_since = queue_since - make_interval(days => $2), "
            "asked_at = asked_at - make_interval(days => $2), "
            "changed_at = changed_at - make_interval(days => $2) where id = $1",
            case.case_id,
            days,
        )

    @asynccontextmanager
    async def new_fee(self, state: str, *, cents: int) -> AsyncIterator[None]:
        """Let another fee be in force for a while, as an operator's rule."""
        await self.run(
            "insert into fee_rules (state, bluelincs_hmo, effective_on, cents, source) "
            "values ($1, false, '2026-01-01', $2, 'An operator.')",
            state,
            cents,
        )
        yield
        await self.run("delete from fee_rules where source = 'An operator.'")

    async def as_service(
        self, service: str, path: str, *, purpose: str
    ) -> httpx.Response:
        """Call in a service's own name."""
        signer = TokenSigner(service, private_key(self._keys, service))
        token = signer.for_service("case", purpose=purpose)
        return await self.http.get(path, headers={"authorization": f"Bearer {token}"})

    async def hear(self, event: Event) -> None:
        """Let the service hear an event."""
        handler = SUBSCRIPTIONS[event.topic][type(event)]
        async with self.database.transaction() as tx:
            await handler(tx, event)

    async def said(self, event: str) -> list[dict[str, Any]]:
        """Give the events of a class that wait in the outbox."""
        async with self.database.transaction() as tx:
            rows = await tx.fetch(
                "select convert_from(payload, 'utf8')::jsonb as payload from outbox "
                "where type = $1 order by id",
                f"hcsc.onboarding.{event}.v1",
            )
        return [httpx.Response(200, content=row["payload"]).json() for row in rows]

    async def said_of(self, case: Onboarding, event: str) -> list[dict[str, Any]]:
        """Give the events of a class about one case."""
        every = await self.said(event)
        return [one for one in every if one["case_id"] == str(case.case_id)]

    async def fetch_all(self) -> None:
        """Let the job fetch all that is wished for."""
        while await self.fetching.fetch_next():
            pass

    async def make_wishes_due(self) -> None:
        """Let the pause before the next try be over."""
        async with self.database.transaction() as tx:
            await tx.execute("update wishes set due_at = now()")

    async def invited(
        self, *, states: tuple[str, ...] = ("OK", "TX"), **changes: str
    ) -> Onboarding:
        """Invite a producer and make their account."""
        recruiter, producer = Person("recruiter"), Person("producer")
        wish = {"first_name": "Pat", "last_name": "Sample", "email": "p@example.com"}
        wish |= changes
        made = await self.post(recruiter, "/cases", {**wish, "states": states})
        case = Onboarding(UUID(made["case_id"]), made["key"], recruiter, producer)
        await self.hear(
            identity.AccountCreated(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                account_id=producer.account_id,
                case_id=case.case_id,
                tenant="HCSC",
            )
        )
        return case

    async def give_ssn(self, case: Onboarding, ssn: str = "") -> UUID:
        """Give the producer's SSN, or another; gives the look-up that is asked for."""
        ssn = ssn or case.ssn
        path = f"/cases/{case.key}/start/ssn"
        await self.post(case.producer, path, {"ssn": ssn, "ssn_again": ssn})
        (*_, asked) = await self.said_of(case, "PdbLookupRequested")
        return UUID(asked["lookup_id"])

    async def nipr_answers(
        self, case: Onboarding, lookup_id: UUID, outcome: str = "found"
    ) -> None:
        """Let NIPR answer a look-up."""
        await self.hear(
            nipr.PdbLookupCompleted(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                lookup_id=lookup_id,
                outcome=NiprOutcome(outcome),
            )
        )
        await self.fetch_all()

    async def authorize(self, case: Onboarding) -> None:
        """Authorize the report."""
        path = f"/cases/{case.key}/start"
        shown = await self.get(case.producer, path)
        consent = {
            "agreed": True,
            "text_version": shown["authorization_text_version"],
            "address": "203.0.113.9",
            "user_agent": "a browser",
        }
        await self.post(case.producer, f"{path}/authorization", consent)

    async def report_comes(self, case: Onboarding, outcome: str = "found") -> None:
        """Let NIPR's report come."""
        (*_, asked) = await self.said_of(case, "PdbReportAuthorized")
        await self.hear(
            nipr.PdbReportReceived(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                authorization_id=UUID(asked["authorization_id"]),
                report_id=uuid7(),
                outcome=NiprOutcome(outcome),
            )
        )
        await self.fetch_all()

    async def started(self, **invitation: Any) -> Onboarding:
        """Take a producer through the first screen."""
        case = await self.invited(**invitation)
        await self.nipr_answers(case, await self.give_ssn(case))
        await self.authorize(case)
        await self.report_comes(case)
        return case

    async def tab(self, case: Onboarding, tab: str) -> Any:
        """Read a tab as its producer."""
        return await self.get(case.producer, f"/cases/{case.key}/tabs/{tab}")

    async def save(
        self,
        case: Onboarding,
        tab: str,
        values: Mapping[str, str],
        *,
        version: int | None = None,
        method: str = "PUT",
    ) -> httpx.Response:
        """Save a tab from its newest version, unless another is named."""
        if version is None:
            version = (await self.tab(case, tab))["version"]
        return await self.send(
            case.producer,
            method,
            f"/cases/{case.key}/tabs/{tab}",
            {"values": dict(values)},
            if_match=str(version),
        )

    async def upload(self, case: Onboarding) -> UUID:
        """Let the documents service take in a declaration page."""
        case.file_id = uuid7()
        await self.hear(
            documents.FileAccepted(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                file_id=case.file_id,
                kind=FileKind.E_AND_O_DECLARATION_PAGE,
            )
        )
        return case.file_id

    async def filled(self, **changes: Mapping[str, str]) -> Onboarding:
        """Take a producer through every tab but eSignature."""
        case = await self.started()
        page = {"declaration_page": str(await self.upload(case))}
        changes["e_and_o"] = E_AND_O | page | dict(changes.get("e_and_o", {}))
        for tab, values in case_builders.answers(**changes).items():
            saved = await self.save(case, tab, values)
            assert saved.status_code == 200, saved.text
            assert saved.json()["status"] == "Complete", saved.text
        return case

    async def snapshot(self, case: Onboarding) -> str:
        """Give the hash of the answers as they are now."""
        path = f"/internal/cases/{case.case_id}/access"
        answer = await self.as_service("documents", path, purpose="check-access")
        return str(answer.json()["snapshot_hash"])

    async def sign(self, case: Onboarding) -> None:
        """Let the producer sign every document."""
        path = f"/internal/cases/{case.case_id}/packet-data"
        packet = await self.as_service("documents", path, purpose="packet-data")
        assert packet.status_code == 200, packet.text
        await self.hear(
            documents.PacketSigned(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                packet_id=uuid7(),
                snapshot_hash=packet.json()["snapshot_hash"],
            )
        )

    async def void(self, case: Onboarding, snapshot_hash: str) -> None:
        """Let the documents service void what was signed from a snapshot."""
        await self.hear(
            documents.PacketVoided(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                packet_id=uuid7(),
                snapshot_hash=snapshot_hash,
            )
        )

    async def submitted(self, **changes: Mapping[str, str]) -> Onboarding:
        """Take a case into review."""
        case = await self.filled(**changes)
        await self.sign(case)
        await self.post(case.producer, f"/cases/{case.key}/submission")
        return case

    async def act(
        self, reviewer: Person, case: Onboarding, act: str, **wish: Any
    ) -> httpx.Response:
        """Act as a reviewer on the case as it is now."""
        path = f"/review/{case.key}"
        version = (await self.get(reviewer, path))["overview"]["version"]
        body = {"version": version, "by_name": reviewer.name} | wish
        return await self.send(reviewer, "POST", f"{path}/{act}", body)


E_AND_O = {"effective_date": "01/01/2026", "expiration_date": "01/01/2099"}


def settings(url: SecretStr, *, keys: Path, keyset: str, **changes: Any) -> Settings:
    """Settings of the case service in a test."""
    values: dict[str, Any] = {
        "database_url": url,
        "kafka_bootstrap": "127.0.0.1:1",
        "token_private_key": private_key(keys, "case"),
        "token_public_keys": public_keys(keys),
        "key_encryption_key": SecretStr(keyset),
        "nipr_adapter_url": "http://nipr-adapter",
        "blind_index_key": BLIND_INDEX_KEY,
        "profile": "demo",
        "accept_simulated_people": True,
        "database_pool": 5,
    }
    return Settings(**values | changes)


@asynccontextmanager
async def open_desk(settings: Settings, *, keys: Path) -> AsyncIterator[CaseDesk]:
    """Open the service and stand before it."""
    desk = CaseDesk(build(settings), keys=keys, key=settings.blind_index_key)
    async with desk.app.router.lifespan_context(desk.app):
        yield desk
    await desk.http.aclose()
