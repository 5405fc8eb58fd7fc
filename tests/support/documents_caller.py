"""Calls of the documents service in a test, by people and by services."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from chassis.problem import add_problem_handlers
from chassis.tokens import Caller, TokenSigner, TokenVerifier
from contracts.ids import uuid7
from documents_service.api import routes
from documents_service.clients.workshop import Workshop
from documents_service.use_cases.find_file import find_file
from tests.support.neighbors_of_documents import CaseDouble
from tests.support.token_keys import private_key, public_keys

DECLARATION = "e-and-o-declaration-page"


class DocumentsCaller:
    """The routes of the documents service, and who calls them."""

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

    async def must(
        self, method: str, path: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Call as the producer and expect it to work."""
        answer = await self.call(method, path, body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told
