"""A double of the services: says what a test tells it, and remembers what was asked."""

import json
from dataclasses import dataclass, field
from typing import Any

import httpx
from pydantic import BaseModel

from contracts.api.case import CaseList, CheckView
from contracts.api.case_queue import QueuePage
from contracts.api.case_states import StateRequests
from contracts.api.documents import DocumentText, PacketChanges, PacketView
from contracts.api.identity import FoundAccount
from contracts.words import DocumentSlug, Tab
from tests.support.gateway_documents import a_consent, a_document, a_file, a_letter
from tests.support.gateway_facts import FEES
from tests.support.gateway_review import a_queue_row, a_review_case
from tests.support.gateway_states import a_states_view
from tests.support.gateway_values import (
    CASE_ID,
    HASH,
    KEY,
    NOW,
    a_session,
    a_start,
    a_summary,
    a_tab,
    an_overview,
)

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fea735812e0000000049454e44ae426082"
)
DOCUMENTS = {
    DocumentSlug.PRODUCER_AGREEMENT: "Producer Agreement",
    DocumentSlug.OKLAHOMA_ADDENDUM: "Oklahoma Addendum",
    DocumentSlug.W_9: "W-9",
}


@dataclass(frozen=True)
class Asked:
    """One call of the gateway."""

    method: str
    path: str
    body: Any
    headers: httpx.Headers
    query: str


@dataclass
class ServicesDouble:
    """Answers by method and path; `says` sets an answer, `refuses` a refusal."""

    answers: dict[str, httpx.Response] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    is_away: bool = False

    def __post_init__(self) -> None:
        """Begin with a case in progress that nobody has signed in for yet."""
        self.says("GET /cases", CaseList(cases=(a_summary(),)))
        self.has_case(an_overview())
        for tab in Tab:
            self.has_tab(a_tab(tab))
        self.says(f"GET /cases/{KEY}/start", a_start("ssn_needed"))
        self.says(f"GET /cases/{KEY}/states", a_states_view())
        self.says("GET /state-requests", StateRequests(requests=()))
        self.says("POST /accounts/find", FoundAccount(case_id=None))
        self.says_files(a_file())
        self.says_json(f"GET /cases/{CASE_ID}/letters", [])
        self.says(f"GET /cases/{CASE_ID}/consent", a_consent())
        self.has_packet("none")
        self.says(
            "GET /review", QueuePage(rows=(), next_cursor=None, total=0, total_text="0")
        )
        self.says(f"GET /review/{KEY}", a_review_case())
        self.refuses("POST /sessions/look-up", "session_ended", "The session ended.")

    def says(self, call: str, answer: BaseModel | None, status: int = 200) -> None:
        """Set the answer to a call such as `GET /cases`."""
        body = answer.model_dump(mode="json") if answer else None
        self.says_json(call, body, status)

    def says_json(self, call: str, body: object, status: int = 200) -> None:
        """Set the answer to a call, as it travels."""
        self.answers[call] = httpx.Response(status, json=body)

    def says_text(self, call: str, text: str) -> None:
        """Set the answer to a call that gives a file."""
        self.answers[call] = httpx.Response(200, content=text.encode())

    def refuses(
        self, call: str, code: str, sentence: str, status: int = 409, **extra: object
    ) -> None:
        """Have a call refused."""
        body = {
            "type": "about:blank",
            "title": "Refused",
            "status": status,
            "code": code,
            "detail": sentence,
            **extra,
        }
        self.answers[call] = httpx.Response(
            status, json=body, headers={"content-type": "application/problem+json"}
        )

    def asks_password(self, call: str) -> None:
        """Have a call refused unless a proof of the password comes along."""
        self.refuses(f"{call} unproven", "password_needed", "Enter your password.")

    def signs_in(self, *roles: str, **changes: object) -> None:
        """Have a session for every token."""
        session = a_session(*roles, **changes)
        self.says("POST /sessions/look-up", session)
        signed_in = {
            "token": "a-session-token",
            "session": session.model_dump(mode="json"),
        }
        self.answers["POST /sign-in"] = httpx.Response(200, json=signed_in)
        self.answers["POST /passwords/change"] = httpx.Response(200, json=signed_in)

    def has_case(self, overview) -> None:
        """Set the case's frame and what goes with it."""
        self.says(f"GET /cases/{KEY}", overview)
        tabs = tuple(a_tab(tab) for tab in Tab)
        self.has_check(overview=overview, tabs=tabs)

    def has_check(self, **changes) -> None:
        """Set what Check your answers shows."""
        values = {
            "fees": FEES,
            "fee_total_text": "$43.50",
            "blocking": (),
            "warnings": (),
            "packet_signed": True,
        }
        self.says(f"GET /cases/{KEY}/check", CheckView(**values | changes))

    def has_tab(self, view) -> None:
        """Set a tab, also as the answer to a save."""
        self.says(f"GET /cases/{KEY}/tabs/{view.tab}", view)
        for method in ("PUT", "PATCH"):
            self.says(f"{method} /cases/{KEY}/tabs/{view.tab}", view)

    def says_files(self, *files) -> None:
        """Set the uploaded files."""
        self.answers[f"GET /cases/{CASE_ID}/files"] = httpx.Response(
            200, json=[file.model_dump(mode="json") for file in files]
        )

    def has_packet(
        self, state: str, *done: DocumentSlug, changes=(), finished_at=None
    ) -> None:
        """Set the packet with its documents; those in `done` are finished."""
        documents = tuple(
            a_document(
                slug,
                title,
                state=("reviewed" if "Addendum" in title else "signed")
                if slug in done or state in {"signed", "sealing", "sealed"}
                else "ready",
                done_at=NOW if slug in done else None,
            )
            for slug, title in DOCUMENTS.items()
        )
        packet = PacketView(
            packet_id=CASE_ID,
            state=state,
            snapshot_hash=HASH,
            documents=documents if state != "none" else (),
            finished_at=finished_at,
            changed_documents=tuple(c.document for c in changes if c.what == "changed"),
        )
        base = f"/cases/{CASE_ID}/packet"
        self.says(f"GET {base}", packet)
        self.says(f"GET {base}/changes", PacketChanges(documents=changes))
        self.says(f"POST {base}", packet)
        self.says(f"POST {base}/finish", packet)
        for document in documents:
            self.has_document(document)

    def has_document(self, document) -> None:
        """Set one document of the packet."""
        path = f"/cases/{CASE_ID}/packet/{document.document}"
        for act in ("choice", "shown", "signature", "review"):
            self.says(f"POST {path}/{act}", document)
        self.says(f"GET {path}", document)
        words = f"<h1>{document.title}</h1><h2>First</h2><p>Words.</p>" * 1
        self.says(f"GET {path}/text", DocumentText(title=document.title, html=words))

    def has_letter(self) -> None:
        """Have a Welcome Letter."""
        letters = [a_letter().model_dump(mode="json")]
        self.says_json(f"GET /cases/{CASE_ID}/letters", letters)

    def has_queue(self) -> None:
        """Have one case in the queue."""
        page = QueuePage(
            rows=(a_queue_row(),), next_cursor="later", total=3, total_text="3"
        )
        self.says("GET /review", page)

    def last(self, call: str) -> Asked:
        """Give the latest call of this kind."""
        method, path = call.split(" ")
        found = [a for a in self.asked if (a.method, a.path) == (method, path)]
        assert found, f"{call} was not asked; asked were {self.asked}"
        return found[-1]

    def was_asked(self, call: str) -> bool:
        """Tell whether a call was made."""
        method, path = call.split(" ")
        return any((a.method, a.path) == (method, path) for a in self.asked)

    async def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer as told; what nobody spoke of is not there."""
        if self.is_away:
            raise httpx.ConnectError("nobody listens", request=request)
        content = await request.aread()
        is_json = request.headers.get("content-type") == "application/json"
        body = json.loads(content) if content and is_json else content
        path = request.url.path
        query = request.url.query.decode()
        self.asked.append(Asked(request.method, path, body, request.headers, query))
        call = f"{request.method} {path}"
        if (
            "x-confirmation" not in request.headers
            and f"{call} unproven" in self.answers
        ):
            call += " unproven"
        if path.rsplit("/", 2)[-2] == "pages":
            return httpx.Response(
                200, content=PICTURE, headers={"content-type": "image/png"}
            )
        if path.endswith("/content"):
            return httpx.Response(
                200, content=b"%PDF-1.7", headers={"content-type": "application/pdf"}
            )
        if call in self.answers:
            told = self.answers[call]
            return httpx.Response(
                told.status_code, content=told.content, headers=told.headers
            )
        return httpx.Response(
            404, json={"code": "not_found", "detail": f"There is no {call}."}
        )
