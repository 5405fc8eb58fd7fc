"""The documents service in a test: its routes, jobs and handlers, and its neighbor."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from chassis.calls import ServiceClient
from chassis.problem import add_problem_handlers
from chassis.tokens import Caller, TokenSigner, TokenVerifier
from contracts import case
from contracts.api.case_internal import PacketData
from contracts.ids import uuid7
from documents_service.api import routes
from documents_service.clients.cases import CaseService
from documents_service.clients.workshop import Workshop
from documents_service.consumers import SUBSCRIPTIONS
from documents_service.jobs import (
    seal_next_packet,
    settle_next_doubt,
    sweep_objects,
    write_next_letter,
)
from tests.support.document_builders import KEY, a_letter, some_answers
from tests.support.token_keys import private_key, public_keys

ORIGIN = {"address": "203.0.113.9", "user_agent": "a browser"}
NAME = "maria nunez obrien"
DECLARATION = "e-and-o-declaration-page"


@dataclass
class CaseDouble:
    """The case service, as far as this service asks it."""

    case_id: UUID = field(default_factory=uuid7)
    owner: UUID = field(default_factory=uuid7)
    status: str = "In Progress"
    can_upload: bool = True
    can_sign: bool = True
    down: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def snapshot_hash(self) -> str:
        """The hash of the answers of this moment."""
        told: str = self.answers.get("snapshot_hash", "a" * 64)
        return told

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer for the case service."""
        if self.down:
            return httpx.Response(503)
        what = request.url.path.rsplit("/", 1)[-1]
        self.asked.append(what)
        told: Mapping[str, Callable[[], Any]] = {
            "access": self._access,
            "packet-data": self._packet_data,
            "letter-data": lambda: a_letter(case_id=self.case_id),
        }
        body = told[what]()
        if isinstance(body, dict):
            return httpx.Response(200, json=body)
        return httpx.Response(200, text=body.model_dump_json())

    def _packet_data(self) -> PacketData:
        # Two states: three documents are enough for most tests.
        answers = {"states": ["IL", "OK"]} | self.answers
        return some_answers(case_id=self.case_id, **answers)

    def _access(self) -> dict[str, Any]:
        return {
            "case_id": str(self.case_id),
            "key": KEY,
            "tenant": "HCSC",
            "owner_account_id": str(self.owner),
            "recruiter_account_id": str(uuid4()),
            "status": self.status,
            "can_upload": self.can_upload,
            "can_sign": self.can_sign,
            "snapshot_hash": self.snapshot_hash,
        }


class DocumentsDesk:
    """Does to the documents service what people, events and time do to it."""

    def __init__(self, workshop: Workshop, case_double: CaseDouble, keys: Path) -> None:
        self.workshop = workshop
        self.case = case_double
        self._keys = keys
        self.session = uuid7()
        app = FastAPI()
        add_problem_handlers(app)
        app.state.token_verifier = TokenVerifier("documents", public_keys(keys))
        for router in routes(workshop):
            app.include_router(router)
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://documents"
        )

    @property
    def path(self) -> str:
        """The address of the case."""
        return f"/cases/{self.case.case_id}"

    async def call(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        role: str = "producer",
        account: UUID | None = None,
        tenant: str = "HCSC",
    ) -> httpx.Response:
        """Call a route of the case as somebody signed in, as a rule its producer."""
        user = Caller(
            "gateway",
            account_id=account or self.case.owner,
            roles=frozenset({role}),
            tenant=tenant,
            session_id=self.session,
        )
        headers = self._as(user) | {"Idempotency-Key": str(uuid4())}
        return await self.http.request(
            method, self.path + path, json=body, headers=headers
        )

    async def upload(
        self,
        content: bytes | AsyncIterator[bytes],
        *,
        name: str = "declaration.pdf",
        key: str | None = None,
        kind: str = DECLARATION,
        role: str = "producer",
    ) -> httpx.Response:
        """Send a file."""
        user = Caller(
            "gateway",
            account_id=self.case.owner,
            roles=frozenset({role}),
            tenant="HCSC",
            session_id=self.session,
        )
        headers = self._as(user) | {
            "X-File-Name": quote(name),
            "Idempotency-Key": key or str(uuid4()),
            "Content-Type": "application/octet-stream",
        }
        return await self.http.post(
            f"{self.path}/files/{kind}", content=content, headers=headers
        )

    async def as_notifications(self, path: str, *, purpose: str) -> httpx.Response:
        """Call as the service that sends mail."""
        signer = TokenSigner("notifications", private_key(self._keys, "notifications"))
        token = signer.for_service("documents", purpose=purpose)
        return await self.http.get(path, headers={"authorization": f"Bearer {token}"})

    def _as(self, user: Caller) -> dict[str, str]:
        signer = TokenSigner("gateway", private_key(self._keys, "gateway"))
        return {"authorization": f"Bearer {signer.for_user('documents', user)}"}

    async def consent(self, *, agreed: bool = True) -> httpx.Response:
        """Answer the disclosure that is shown."""
        shown = (await self.call("GET", "/consent")).json()
        answer = {"text_version": shown["text_version"], "agreed": agreed, **ORIGIN}
        return await self.call("POST", "/consent", answer)

    async def prepare(self) -> dict[str, Any]:
        """Consent and have the packet made."""
        await self.consent()
        return await self.must("POST", "/packet")

    async def must(
        self, method: str, path: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Call as the producer and expect it to work."""
        answer = await self.call(method, path, body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def choose(self, slug: str, field: str, value: str) -> dict[str, Any]:
        """Make a choice in a document."""
        choice = {"field": field, "value": value}
        return await self.must("POST", f"/packet/{slug}/choice", choice)

    async def show(self, slug: str) -> dict[str, Any]:
        """Read the document to its end; gives its state."""
        view = await self.must("GET", f"/packet/{slug}")
        return await self.must(
            "POST", f"/packet/{slug}/shown", {"sha256": view["sha256"], **ORIGIN}
        )

    async def sign(
        self, slug: str, *, sha256: str | None = None, name: str = NAME
    ) -> httpx.Response:
        """Press Sign."""
        if sha256 is None:
            sha256 = (await self.must("GET", f"/packet/{slug}"))["sha256"]
        act = {"sha256": sha256, "typed_name": name, **ORIGIN}
        return await self.call("POST", f"/packet/{slug}/signature", act)

    async def do(self, slug: str, action: str) -> None:
        """Take one document through its part of the ceremony."""
        if slug == "producer-agreement":
            await self.choose(slug, "contracting_as", "individual")
        if slug == "w-9":
            await self.choose(slug, "tax_classification", "individual")
        shown = await self.show(slug)
        if action == "sign":
            assert (await self.sign(slug, sha256=shown["sha256"])).status_code == 200
        else:
            body = {"sha256": shown["sha256"], **ORIGIN}
            await self.must("POST", f"/packet/{slug}/review", body)

    async def sign_everything(self) -> dict[str, Any]:
        """Take the whole packet through the ceremony to Finish."""
        packet = await self.prepare()
        for document in packet["documents"]:
            await self.do(document["document"], document["action"])
        return await self.must("POST", "/packet/finish", ORIGIN)

    async def hear(self, event: Any) -> None:
        """Handle an event as the consumer does."""
        handler = SUBSCRIPTIONS[case.TOPIC][type(event)]
        async with self.workshop.database.transaction() as tx:
            await handler(tx, event)

    async def change_answers(self, snapshot_hash: str, **answers: Any) -> None:
        """Have the case's answers changed, and hear of it."""
        self.case.answers = {**answers, "snapshot_hash": snapshot_hash}
        await self.hear_of_answers(snapshot_hash)

    async def hear_of_answers(self, snapshot_hash: str) -> None:
        """Hear that answers changed, and let the job settle what that means."""
        await self.hear(
            case.CaseAnswersChanged(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
                case_id=self.case.case_id,
                tab="general",
                tab_version=2,
                snapshot_hash=snapshot_hash,
            )
        )
        while await settle_next_doubt(self.workshop):
            pass

    async def approve(self) -> None:
        """Hear of the approval, and let the jobs do what follows."""
        self.case.status, self.case.can_sign = "Approved", False
        await self.hear(
            case.CaseApproved(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
                case_id=self.case.case_id,
                producer_identification_number="104238871",
                states=("IL", "OK"),
            )
        )
        while await seal_next_packet(self.workshop):
            pass
        while await write_next_letter(self.workshop):
            pass

    async def sweep(self) -> None:
        """Let the job remove what was never spoken of."""
        await sweep_objects(self.workshop)

    async def said(self) -> list[str]:
        """Name the events of the case in the order in which they were said."""
        async with self.workshop.database.transaction() as tx:
            rows = await tx.fetch(
                "select type from outbox where key = $1 order by id", self.case.case_id
            )
        return [row["type"].split(".")[-2] for row in rows]


def case_service(double: CaseDouble, keys: Path) -> CaseService:
    """Reach the double as if it were the case service."""
    return CaseService(
        ServiceClient(
            "http://case",
            audience="case",
            signer=TokenSigner("documents", private_key(keys, "documents")),
            transport=httpx.MockTransport(double.answer),
        )
    )
