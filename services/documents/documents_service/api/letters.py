"""Letters: for the case's people, and for the mail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.callers import Caller, by_service
from chassis.refusal import NotFound
from chassis.sealing import Seal
from contracts.api.documents import DocumentText, LetterView
from documents_service.api.access import Reader, actor, is_support, readable
from documents_service.api.answers import attachment
from documents_service.clients.workshop import Workshop
from documents_service.domain.evidence import Entry
from documents_service.store.letters import Letter
from documents_service.use_cases.find_letter_to_send import find_letter_to_send
from documents_service.use_cases.find_letters import find_letters, letter_view
from documents_service.use_cases.record_opening import record_opening

_TYPE = "application/pdf"

Sender = Annotated[Caller, by_service("notifications", purpose="send-message")]


class LetterApi:
    """Letters: for the case's people, and for the mail."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._database = workshop.database

    def routes(self) -> APIRouter:
        """Give the routes about letters."""
        router = APIRouter(tags=["letters"])
        router.get("/cases/{case_id}/letters")(self.show)
        router.get("/cases/{case_id}/letters/{letter_id}/content")(self.download)
        router.get("/letters/{letter_id}")(self.words)
        router.get("/letters/{letter_id}/content")(self.send)
        return router

    async def show(self, case_id: UUID, caller: Reader) -> tuple[LetterView, ...]:
        """List the letters that the caller may read."""
        access = await readable(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            letters = await find_letters(
                tx, case_id=case_id, by_support=is_support(access, caller)
            )
        return tuple(map(letter_view, letters))

    async def download(
        self, case_id: UUID, letter_id: UUID, caller: Reader
    ) -> Response:
        """Give a letter to one of the case's people."""
        access = await readable(self._workshop.cases, case_id, caller)
        by_support = is_support(access, caller)
        async with self._database.transaction() as tx:
            letters = await find_letters(tx, case_id=case_id, by_support=by_support)
            letter = next((one for one in letters if one.id == letter_id), None)
            if letter is None:
                raise NotFound("There is no such letter.")
            opening = Entry(
                "letter_opened",
                actor(caller),
                subject=str(letter.id),
                sha256_after=letter.kept.sha256,
            )
            await record_opening(tx, case_id=case_id, opening=opening)
            seal = await tx.seal(case_id)
        return await self._file(letter, seal)

    async def words(self, letter_id: UUID, _: Sender) -> DocumentText:
        """Give the letter's words to the mail."""
        async with self._database.transaction() as tx:
            letter = await find_letter_to_send(tx, letter_id=letter_id)
        return DocumentText(title=letter.kind.title, html=letter.words)

    async def send(self, letter_id: UUID, _: Sender) -> Response:
        """Give the letter's PDF to the mail."""
        async with self._database.transaction() as tx:
            letter = await find_letter_to_send(tx, letter_id=letter_id)
            seal = await tx.seal(letter.case_id)
        return await self._file(letter, seal)

    async def _file(self, letter: Letter, seal: Seal) -> Response:
        content = await self._workshop.packets.read(letter.kept, seal=seal)
        return attachment(content, media_type=_TYPE, name=f"{letter.kind.title}.pdf")
