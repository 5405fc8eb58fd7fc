"""The case service, as far as documents asks it in tests."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx

from chassis.calls import ServiceClient
from chassis.tokens import TokenSigner
from contracts.api.case_internal import (
    AnswersCopy,
    ExaminationData,
    ExaminationSection,
    PacketData,
)
from contracts.ids import uuid7
from documents_service.clients.cases import CaseService
from tests.support.document_builders import KEY, a_copy, a_letter, some_answers
from tests.support.token_keys import private_key


@dataclass
class CaseDouble:
    """The case service, as far as this service asks it."""

    case_id: UUID = field(default_factory=uuid7)
    owner: UUID = field(default_factory=uuid7)
    reviewer: UUID = field(default_factory=uuid7)
    status: str = "In Progress"
    can_upload: bool = True
    open_kinds: tuple[str, ...] | None = None
    can_sign: bool = True
    down: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    letter: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    copied: list[dict[str, Any]] = field(default_factory=list)
    recorded: tuple[tuple[str, str], ...] = (("Case key", KEY),)
    revealed: list[dict[str, Any]] = field(default_factory=list)
    # What happens once, by the question whose answer is on its way then.
    meanwhile: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)

    @property
    def snapshot_hash(self) -> str:
        """The hash of the answers of this moment."""
        told: str = self.answers.get("snapshot_hash", "a" * 64)
        return told

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer for the case service, as things were when it was asked."""
        told = self._answer(request)
        happens = self.meanwhile.pop(request.url.path.rsplit("/", 1)[-1], None)
        if happens is not None:
            await happens()
        return told

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            return httpx.Response(503)
        path = request.url.path
        what = "letter-data" if "/letters/" in path else path.rsplit("/", 1)[-1]
        self.asked.append(what)
        if what == "document-revelations":
            return self._reveal(json.loads(request.content))
        told: Mapping[str, Callable[[], Any]] = {
            "access": self._access,
            "packet-data": self._packet_data,
            "letter-data": lambda: a_letter(case_id=self.case_id, **self.letter),
            "examination": self._examination,
            "answers-copy": self._copy,
        }
        body = told[what]()
        if isinstance(body, dict):
            return httpx.Response(200, json=body)
        return httpx.Response(200, text=body.model_dump_json())

    def _copy(self) -> AnswersCopy:
        changes = {"sections": self.copied} if self.copied else {}
        return a_copy(case_id=self.case_id, **changes)

    def _packet_data(self) -> PacketData:
        # Two states: three documents are enough for most tests.
        answers = {"states": ["IL", "OK"]} | self.answers
        return some_answers(case_id=self.case_id, **answers)

    def _reveal(self, wish: dict[str, Any]) -> httpx.Response:
        if wish["account_id"] != str(self.reviewer):
            told = {"code": "not_claimed", "detail": "Claim the case first."}
            media_type = {"content-type": "application/problem+json"}
            return httpx.Response(409, json=told, headers=media_type)
        self.revealed.append(wish)
        return httpx.Response(204)

    def _examination(self) -> ExaminationData:
        return ExaminationData(
            case_id=self.case_id,
            key=KEY,
            tenant="HCSC",
            made_at=datetime(2026, 11, 25, 15, 30, tzinfo=UTC),
            sections=(ExaminationSection(title="Case", lines=self.recorded),),
        )

    def _access(self) -> dict[str, Any]:
        return {
            "case_id": str(self.case_id),
            "key": KEY,
            "tenant": "HCSC",
            "owner_account_id": str(self.owner),
            "recruiter_account_id": str(uuid4()),
            "status": self.status,
            "can_upload": self.can_upload,
            "open_kinds": self.open_kinds,
            "can_sign": self.can_sign,
            "snapshot_hash": self.snapshot_hash,
        }


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
