"""The case service in a test: its routes, its jobs, what it hears and says."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from fastapi import FastAPI
from pydantic import SecretStr

from case_service.clients.nipr_adapter import NiprAdapter
from case_service.consumers import SUBSCRIPTIONS
from case_service.domain.invitation_terms import Terms
from case_service.jobs import Fetching, Indexing, Inviting
from case_service.settings import Settings
from case_service.store.digests import Digests
from case_service.store.names import NameDigests
from chassis.calls import ServiceClient
from chassis.service import Service
from chassis.tokens import Caller, TokenSigner
from contracts import documents
from contracts.event import Event
from contracts.words import FileKind
from tests.support.case_circumstances import CaseCircumstances
from tests.support.case_neighbors import Adapter
from tests.support.case_people import Onboarding, Person
from tests.support.token_keys import private_key, public_keys

BLIND_INDEX_KEY = SecretStr("a blind index key of at least thirty-two characters")

NAME_INDEX_KEY = SecretStr("another key of at least thirty-two characters")


class CaseDesk(CaseCircumstances):
    """Does to the case service what others do to it."""

    def __init__(
        self, service: Service, *, keys: Path, key: SecretStr, terms: Terms
    ) -> None:
        """Stand before a service that is not open yet; `desk` opens it."""
        self.database = service.database
        self.app: FastAPI = service.app
        self.adapter = Adapter()
        self.keys = keys
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
        self.inviting = Inviting(self.database, terms=terms, digests=Digests(key))

    def _signed(self, person: Person, method: str) -> dict[str, str]:
        signer = TokenSigner("gateway", private_key(self.keys, "gateway"))
        user = Caller(
            "gateway",
            account_id=person.account_id,
            roles=frozenset({person.role, *person.also}),
            tenant=person.tenant,
        )
        sent = {"authorization": f"Bearer {signer.for_user('case', user)}"}
        if method == "POST":
            sent["idempotency-key"] = secrets.token_hex(8)
        return sent

    async def send(
        self,
        person: Person,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        **headers: str,
    ) -> httpx.Response:
        """Call for somebody signed in; POSTs get a form key of their own."""
        sent = self._signed(person, method)
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent["content-type"] = "application/json"
        # Escaped, so that also what UTF-8 cannot write arrives.
        content = "" if body is None else json.dumps(body, default=list)
        return await self.http.request(method, path, content=content, headers=sent)

    async def send_file(
        self, person: Person, path: str, content: bytes, **headers: str
    ) -> httpx.Response:
        """Post a file for somebody signed in."""
        sent = self._signed(person, "POST") | {"content-type": "text/csv"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.http.post(path, content=content, headers=sent)

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

    async def rows(self, table: str, case: "Onboarding") -> int:
        """Count a case's rows in a table."""
        async with self.database.transaction() as tx:
            count: int = await tx.fetchval(
                f"select count(*) from {table} where case_id = $1",  # noqa: S608
                case.case_id,
            )
        return count

    async def as_service(
        self, service: str, path: str, *, purpose: str
    ) -> httpx.Response:
        """Call in a service's own name."""
        signer = TokenSigner(service, private_key(self.keys, service))
        token = signer.for_service("case", purpose=purpose)
        return await self.http.get(path, headers={"authorization": f"Bearer {token}"})

    async def post_as_service(
        self, path: str, body: Mapping[str, Any], *, service: str, purpose: str
    ) -> httpx.Response:
        """Do something in a service's own name."""
        signer = TokenSigner(service, private_key(self.keys, service))
        token = signer.for_service("case", purpose=purpose)
        headers = {"authorization": f"Bearer {token}"}
        return await self.http.post(path, json=body, headers=headers)

    async def take_in(self, case: Onboarding, file_id: UUID, *, kind: FileKind) -> None:
        """Let the documents service take in a file."""
        await self.hear(
            documents.FileAccepted(
                occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
                case_id=case.case_id,
                file_id=file_id,
                kind=kind,
            )
        )

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

    async def index_names(self) -> None:
        """Let the job index all names that wait for it."""
        indexing = Indexing(self.database, digests=NameDigests(NAME_INDEX_KEY))
        while await indexing.index_next():
            pass

    async def fetch_all(self) -> None:
        """Let the job fetch all that is wished for."""
        while await self.fetching.fetch_next():
            pass

    async def send_all(self) -> None:
        """Let the job send all that confirmed files invite."""
        while await self.inviting.send_next():
            pass


def settings(url: SecretStr, *, keys: Path, keyset: str, **changes: Any) -> Settings:
    """Settings of the case service in a test."""
    values: dict[str, Any] = {
        "database_url": url,
        "kafka_bootstrap": "127.0.0.1:1",
        "token_private_key": private_key(keys, "case"),
        "token_public_keys": public_keys(keys),
        "key_encryption_key": SecretStr(keyset),
        "identity_url": "http://identity",
        "nipr_adapter_url": "http://nipr-adapter",
        "blind_index_key": BLIND_INDEX_KEY,
        "name_index_key": NAME_INDEX_KEY,
        "profile": "demo",
        "accept_simulated_people": True,
        "database_pool": 5,
    }
    return Settings(**values | changes)
