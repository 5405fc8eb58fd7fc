"""A walk through the signing of a case: each act is done to it and to its model.

What came of it is compared with the model, and what was signed with what was signed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest

from contracts.case import CaseSubmitted
from documents_service.domain.signed_before import SignAgain
from tests.support import crafted_files
from tests.support.documents_desk import NAME, ORIGIN, DocumentsDesk
from tests.support.neighbors_of_documents import CaseDouble, case_service
from tests.support.packet_model import STALE, PacketModel
from tests.support.packet_papers import CHOICES, SIGNED
from tests.support.packet_record import PacketRecord, told_answers

Act = Callable[[], Awaitable[str]]
LONG_AGO = "c" * 64


@dataclass
class PacketWalk:
    """A real case beside its model, and the record of what it left."""

    desk: DocumentsDesk
    model: PacketModel
    record: PacketRecord

    @classmethod
    def of(cls, service: DocumentsDesk, *, sign_again: SignAgain) -> "PacketWalk":
        """Begin a walk with a case of its own."""
        double = CaseDouble()
        cases = case_service(double, service.keys)
        workshop = replace(service.workshop, cases=cases, sign_again=sign_again)
        desk = DocumentsDesk(workshop, double, service.keys)
        return cls(desk, PacketModel(sign_again=sign_again), PacketRecord(desk))

    async def begin(self) -> None:
        """Agree to sign electronically."""
        self._tell_answers()
        await self.desk.consent()

    async def act(self, expected: str, do: Act, how: str = "once") -> None:
        """Do something once, again or twice at once: a second time changes nothing.

        What is refused changes nothing either.
        """
        before = await self.record.trace()
        if how == "at once":
            codes = await asyncio.gather(do(), do())
            assert expected in codes, codes
            # Whoever chose second chose in a document that had become another one.
            assert set(codes) <= {expected, STALE}, codes
        else:
            code = await do()
            assert code == expected, f"{code} is not {expected}"
        after = await self.record.trace()
        if expected:
            assert after == before, "refused, and yet it left a trace"
        if how == "again":
            code = await do()
            assert code == expected, f"{code} is not {expected} again"
            assert await self.record.trace() == after, "the repeat left a trace"

    async def prepare(self) -> str:
        """Ask for the packet."""
        return _code(await self.desk.call("POST", "/packet"))

    async def choose(self, slug: str, value: str) -> str:
        """Choose in a document."""
        choice = {"field": CHOICES[slug][0], "value": value}
        return _code(await self.desk.call("POST", f"/packet/{slug}/choice", choice))

    async def show(self, slug: str) -> str:
        """Read a document to its end."""
        body = {"sha256": await self._sha256(slug), **ORIGIN}
        return _code(await self.desk.call("POST", f"/packet/{slug}/shown", body))

    async def do(self, slug: str) -> str:
        """Sign or review a document."""
        body = {"sha256": await self._sha256(slug), **ORIGIN}
        act = "review"
        if slug in SIGNED:
            act, body = "signature", body | {"typed_name": NAME}
        return _code(await self.desk.call("POST", f"/packet/{slug}/{act}", body))

    async def finish(self) -> str:
        """End the ceremony."""
        return _code(await self.desk.call("POST", "/packet/finish", ORIGIN))

    async def show_next(self) -> None:
        """Choose in the document whose turn it is, and read it to its end."""
        made = self.model.packet
        if made is None or (slug := made.turn) is None:
            return
        if slug in CHOICES and not made.papers[slug].chosen:
            value = CHOICES[slug][1][0]
            expected = self.model.choose(slug, value)
            await self.act(expected, lambda: self.choose(slug, value))
        await self.act(self.model.show(slug), lambda: self.show(slug))

    async def do_next(self) -> None:
        """Take the document whose turn it is through its part of the ceremony."""
        made = self.model.packet
        if made is not None and (slug := made.turn) is not None:
            await self.show_next()
            await self.act(self.model.do(slug), lambda: self.do(slug))

    async def do_everything(self) -> None:
        """Prepare the packet if need be, and do all that is left to its end."""
        await self.act(self.model.prepare(), self.prepare)
        for _ in range(len(self.model.packet.papers) if self.model.packet else 0):
            await self.do_next()
        await self.act(self.model.finish(), self.finish)

    def edit(self, name: str) -> None:
        """Have an answer changed; nobody here has heard of it yet."""
        self.model.edit(name)
        self._tell_answers()

    def change_fees(self) -> None:
        """Have another fee come into force."""
        self.model.change_fees()
        self._tell_answers()

    async def hear(self, snapshot: str) -> None:
        """Hear that answers changed, now or long ago, and have it looked into."""
        await self.desk.hear_of_answers(snapshot)
        self.model.hear(snapshot)

    async def submit(self) -> None:
        """Have the case submitted, so that nothing is signed for now."""
        self.model.is_open = self.desk.case.can_sign = False
        self.desk.case.status = "HCSC Review"
        submission = CaseSubmitted(
            occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
            case_id=self.desk.case.case_id,
            review_round=1,
            snapshot_hash=self.model.snapshot,
        )
        await self.desk.hear(submission)

    def take_back(self) -> None:
        """Have the case opened again."""
        self.model.is_open = self.desk.case.can_sign = True
        self.desk.case.status = "In Progress"

    async def approve(self) -> None:
        """Have the case approved, and hear of it twice."""
        await self.desk.approve()
        self.model.approve()
        before = await self.record.trace()
        await self.desk.approve()
        assert await self.record.trace() == before

    async def upload(self, how: str) -> None:
        """Send a file, which the case takes at any time here."""
        key, content = str(uuid4()), crafted_files.a_pdf()

        async def send() -> str:
            return _code(await self.desk.upload(content, key=key))

        self.model.keep_file()
        await self.act("", send, how)

    async def break_off(self) -> None:
        """Begin to send a file, and lose the connection."""

        async def half() -> Any:
            yield crafted_files.a_pdf()[:200]
            raise ConnectionError

        before = await self.record.trace()
        with pytest.raises(ConnectionError):
            await self.desk.upload(half())
        assert await self.record.trace() == before

    async def change_while_settling(self, name: str) -> None:
        """Change an answer while the case is asked about an older change."""

        async def change() -> None:
            self.edit(name)
            await self.desk.hear_only(self.model.snapshot)

        self.desk.case.meanwhile["access"] = change
        await self.desk.hear_of_answers(LONG_AGO)
        self.model.hear(LONG_AGO)

    async def change_while_preparing(self, name: str, *, is_signed: bool) -> None:
        """Change an answer while documents are made, and perhaps sign others then."""

        async def change() -> None:
            self.edit(name)
            await self.hear(self.model.snapshot)
            if is_signed:
                await self.do_everything()

        self.desk.case.meanwhile["packet-data"] = change
        assert await self.prepare() == STALE

    async def change_beside_signing(self, name: str) -> None:
        """Change an answer while a document is signed: it is, or it is void before."""
        made = self.model.packet
        if made is None or (slug := made.turn) is None:
            return
        await self.show_next()

        async def change() -> None:
            self.edit(name)
            await self.desk.hear_of_answers(self.model.snapshot)

        code, _ = await asyncio.gather(self.do(slug), change())
        assert code in ("", STALE)
        if code == "":
            self.model.put(slug)
        self.model.hear(self.model.snapshot)

    async def compare(self) -> None:
        """Hold all that can be seen against the model."""
        await self.record.hold_against(self.model)

    async def end(self) -> None:
        """Read again what was signed."""
        await self.record.read_signed()
        await self.desk.http.aclose()

    def _tell_answers(self) -> None:
        self.desk.case.answers = told_answers(self.model)

    async def _sha256(self, slug: str) -> str:
        answer = await self.desk.call("GET", f"/packet/{slug}")
        return str(answer.json().get("sha256", "0" * 64))


def _code(answer: httpx.Response) -> str:
    told = answer.json()
    return "" if answer.is_success else str(told["code"])
