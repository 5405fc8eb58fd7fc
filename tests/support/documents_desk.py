"""The documents service in a test: its routes, jobs and handlers."""

from datetime import UTC, datetime
from typing import Any

import httpx

from contracts import case
from documents_service.consumers import SUBSCRIPTIONS
from documents_service.jobs import (
    lock_next_file,
    seal_next_packet,
    settle_next_doubt,
    sweep_objects,
    write_next_letter,
)
from tests.support.documents_caller import DocumentsCaller

ORIGIN = {"address": "203.0.113.9", "user_agent": "a browser"}
NAME = "maria nunez obrien"


class DocumentsDesk(DocumentsCaller):
    """Does to the documents service what people, events and time do to it."""

    async def consent(self, *, agreed: bool = True) -> httpx.Response:
        """Answer the disclosure that is shown."""
        shown = (await self.call("GET", "/consent")).json()
        answer = {"text_version": shown["text_version"], "agreed": agreed, **ORIGIN}
        return await self.call("POST", "/consent", answer)

    async def prepare(self) -> dict[str, Any]:
        """Consent and have the packet made."""
        await self.consent()
        return await self.must("POST", "/packet")

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

    async def be_taken_up_again(self) -> None:
        """Let so much time have passed that work which somebody began is anybody's."""
        async with self.workshop.database.transaction() as tx:
            await tx.execute(
                "update packets set claimed_at = null where case_id = $1",
                self.case.case_id,
            )

    async def approve(self) -> None:
        """Hear of the approval, and let the jobs do what follows."""
        await self.hear_of_approval()
        while await seal_next_packet(self.workshop):
            pass
        while await lock_next_file(self.workshop):
            pass
        await self.write_letters()

    async def write_letters(self) -> None:
        """Let the job write what is wanted."""
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
