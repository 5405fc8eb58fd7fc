"""The nipr-adapter in a test: its jobs, routes and rows, with the real simulator."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import jwt
from fastapi import FastAPI

from chassis.calls import ServiceClient
from chassis.database import Database
from chassis.problem import add_problem_handlers
from chassis.tokens import TokenSigner, TokenVerifier
from contracts.case import CaseWithdrawn, PdbLookupRequested, PdbReportAuthorized
from contracts.ids import uuid7
from nipr_adapter.api import routes
from nipr_adapter.clients.case import CaseClient
from nipr_adapter.clients.nipr import NiprClient
from nipr_adapter.consumers import (
    on_case_withdrawn,
    on_pdb_lookup_requested,
    on_pdb_report_authorized,
)
from nipr_adapter.domain.spending import Budget
from nipr_adapter.jobs import Calls
from nipr_adapter.store.tables import error_patterns, line_rules
from tests.support.moved_clock import MovedClock
from tests.support.nipr import Nipr
from tests.support.nipr_documents import PEOPLE
from tests.support.token_keys import private_key, public_keys


@dataclass
class CaseService:
    """The case service as these tests want it: whom each look-up is about."""

    subjects: dict[UUID, dict[str, str]] = field(default_factory=dict)
    is_down: bool = False
    purposes: list[str | None] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer a question about a look-up."""
        if self.is_down:
            return httpx.Response(503)
        token = request.headers["authorization"].removeprefix("Bearer ")
        # The clock of these tests moves, and a token of tomorrow is not valid today.
        claims = jwt.decode(token, options={"verify_signature": False})
        self.purposes.append(claims.get("purpose"))
        subject = self.subjects.get(UUID(request.url.path.split("/")[3]))
        return httpx.Response(200, json=subject) if subject else httpx.Response(404)


@dataclass(frozen=True)
class Wish:
    """One case's look-up."""

    case_id: UUID
    lookup_id: UUID


class NiprDesk:
    """Does to the adapter what others do to it, and looks at what it says."""

    def __init__(
        self, database: Database, nipr: Nipr, *, clock: MovedClock, keys: Path
    ) -> None:
        self.database = database
        self.nipr = nipr
        self.clock = clock
        self.keys = keys
        self.cases = CaseService()

    @asynccontextmanager
    async def calls(
        self, *, cap: int = 1000, at_once: int = 2, **connection: Any
    ) -> AsyncIterator[Calls]:
        """Give the jobs that call NIPR."""
        signer = TokenSigner("nipr-adapter", private_key(self.keys, "nipr-adapter"))
        service = ServiceClient(
            "http://case.test",
            audience="case",
            signer=signer,
            transport=httpx.MockTransport(self.cases.answer),
        )
        client = NiprClient(self.nipr.connection(**connection), error_patterns())
        budget = Budget(calls_a_month=cap, hit_list_cents=100, report_cents=200)
        async with service, client:
            yield Calls(
                self.database, client, CaseClient(service), budget, at_once=at_once
            )

    async def look_up(self, number: int, **changes: Any) -> Wish:
        """Wish for a look-up and have it made once."""
        wish = await self.wish(number, series=changes.pop("series", "01"))
        await self.run("hit-list", **changes)
        return wish

    async def identified(self, number: int) -> Wish:
        """Find a producer, and forget what was said of it."""
        wish = await self.look_up(number)
        await self.database.pool.execute("delete from outbox")
        return wish

    async def wish(
        self, number: int, *, series: str = "01", instead_of: Wish | None = None
    ) -> Wish:
        """Have a producer give the SSN of one of the simulator's people."""
        case_id = instead_of.case_id if instead_of else uuid7()
        wish = Wish(case_id=case_id, lookup_id=uuid7())
        person = PEOPLE[number]
        self.cases.subjects[wish.lookup_id] = {
            "case_id": str(wish.case_id),
            "ssn": f"900{series}{number:04d}",
            "last_name": person.last,
            "first_name": person.first,
        }
        await self.request(wish)
        return wish

    async def request(self, wish: Wish) -> None:
        """Let the adapter hear that a look-up is wished for."""
        event = PdbLookupRequested(
            occurred_at=self.clock.now(),
            case_id=wish.case_id,
            lookup_id=wish.lookup_id,
        )
        async with self.database.transaction() as tx:
            await on_pdb_lookup_requested(tx, event)

    async def authorize(self, wish: Wish) -> UUID:
        """Have the producer tick the authorization; gives its id."""
        event = PdbReportAuthorized(
            occurred_at=self.clock.now(),
            case_id=wish.case_id,
            lookup_id=wish.lookup_id,
            authorization_id=uuid7(),
        )
        async with self.database.transaction() as tx:
            await on_pdb_report_authorized(tx, event)
        return event.authorization_id

    async def withdraw(self, wish: Wish) -> None:
        """Have the case withdrawn."""
        event = CaseWithdrawn(occurred_at=self.clock.now(), case_id=wish.case_id)
        async with self.database.transaction() as tx:
            await on_case_withdrawn(tx, event)

    async def run(self, kind: str, **changes: Any) -> bool:
        """Run a job once; says whether it found something to do."""
        async with self.calls(**changes) as calls:
            take = calls.take_lookup if kind == "hit-list" else calls.take_report
            if work := await take():
                await work()
            return work is not None

    async def said(self, wish: Wish) -> list[dict[str, Any]]:
        """Give what was announced about a case, oldest first."""
        rows = await self.database.pool.fetch(
            "select payload from outbox where key = $1 order by id", str(wish.case_id)
        )
        return [json.loads(row["payload"]) for row in rows]

    async def outcomes(self, wish: Wish) -> list[str]:
        """Give the outcomes that were announced about a case, oldest first."""
        return [
            event["outcome"] for event in await self.said(wish) if "outcome" in event
        ]

    async def ledger(self) -> list[tuple[str, str, int]]:
        """Give kind, outcome and number of calls of every ledger row."""
        rows = await self.database.pool.fetch(
            "select kind, outcome, calls from ledger order by id"
        )
        return [(row["kind"], row["outcome"], row["calls"]) for row in rows]

    async def in_ledger(self, outcome: str) -> int:
        """Count the ledger rows of an outcome."""
        return sum(row[1] == outcome for row in await self.ledger())

    async def status(self, call_id: UUID) -> str:
        """Give the status of a call."""
        return str(
            await self.database.pool.fetchval(
                "select status from calls where id = $1", call_id
            )
        )

    async def report_id(self, authorization_id: UUID) -> UUID:
        """Give the report that an authorization led to."""
        found = await self.database.pool.fetchval(
            "select id from calls where authorization_id = $1", authorization_id
        )
        return UUID(str(found))

    @asynccontextmanager
    async def http(
        self, *, purpose: str, service: str = "case"
    ) -> AsyncIterator[httpx.AsyncClient]:
        """Give the adapter's HTTP side, called by a service for a purpose."""
        app = FastAPI()
        app.state.token_verifier = TokenVerifier("nipr-adapter", public_keys(self.keys))
        add_problem_handlers(app)
        app.router.routes += routes(self.database, line_rules()).routes
        signer = TokenSigner(service, private_key(self.keys, service))
        token = signer.for_service("nipr-adapter", purpose=purpose)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://nipr-adapter.test",
            headers={"authorization": f"Bearer {token}"},
        ) as client:
            yield client
