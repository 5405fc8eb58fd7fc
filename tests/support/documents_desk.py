"""The documents service in a test: its routes, jobs and handlers."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from chassis.problem import add_problem_handlers
from chassis.tokens import Caller, TokenSigner, TokenVerifier
from contracts import case
from contracts.ids import uuid7
from documents_service.api import routes
from documents_service.clients.workshop import Workshop
from documents_service.consumers import SUBSCRIPTIONS
from documents_service.jobs import (
    lock_next_file,
    seal_next_packet,
    settle_next_doubt,
    sweep_objects,
    write_next_letter,
)
from documents_service.use_cases.find_file import find_file
from tests.support.neighbors_of_documents import CaseDouble
from tests.support.token_keys import private_key, public_keys

ORIGIN = {"address": "203.0.113.9", "user_agent": "a browser"}
NAME = "maria nunez obrien"
DECLARATION = "e-and-o-declaration-page"


class DocumentsDesk:
    """Does to the documents service what people, events and time do to it."""

    def __init__(self, workshop: Workshop, case_double: CaseDouble, keys: Path) -> None:
        self.workshop = workshop
        self.case = case_double
        self.keys = keys
        self.session = uuid7()
        app = FastAPI()
        add_problem_handlers(app)
        app.state.token_verifier = TokenVerifier("documents", public_keys(keys))
        for router in routes(workshop):
            app.router.routes += router.routes
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
        question: str | None = None,
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
        if question is not None:
            headers["X-Question"] = question
        return await self.http.post(
            f"{self.path}/files/{kind}", content=content, headers=headers
        )

    async def original(self, file_id: str) -> bytes:
        """Give the bytes that are kept of a file; no route does."""
        async with self.workshop.database.transaction() as tx:
            file = await find_file(tx, case_id=self.case.case_id, file_id=UUID(file_id))
            seal = await tx.seal(self.case.case_id)
        return await self.workshop.uploads.read(file.kept, seal=seal)

    async def as_notifications(self, path: str, *, purpose: str) -> httpx.Response:
        """Call as the service that sends mail."""
        signer = TokenSigner("notifications", private_key(self.keys, "notifications"))
        token = signer.for_service("documents", purpose=purpose)
        return await self.http.get(path, headers={"authorization": f"Bearer {token}"})

    def _as(self, user: Caller) -> dict[str, str]:
        signer = TokenSigner("gateway", private_key(self.keys, "gateway"))
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
        await self.hear_only(snapshot_hash)
        await self.settle()

    async def hear_only(self, snapshot_hash: str) -> None:
        """Hear that answers changed; what that means the job has yet to settle."""
        await self.hear(
            case.CaseAnswersChanged(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
                case_id=self.case.case_id,
                tab="general",
                tab_version=2,
                snapshot_hash=snapshot_hash,
            )
        )

    async def settle(self) -> None:
        """Let the job settle what changed answers mean for the packet."""
        while await settle_next_doubt(self.workshop):
            pass

    async def hear_of_approval(self) -> None:
        """Hear of the approval; what follows the jobs have yet to do."""
        self.case.status, self.case.can_sign = "Approved", False
        await self.hear(
            case.CaseApproved(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
                case_id=self.case.case_id,
                producer_identification_number="104238871",
                states=("IL", "OK"),
            )
        )

    async def approve(self) -> None:
        """Hear of the approval, and let the jobs do what follows."""
        await self.hear_of_approval()
        while await seal_next_packet(self.workshop):
            pass
        while await lock_next_file(self.workshop):
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
