"""The Welcome Letter: for the case's people, and for the mail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.callers import Caller, by_service
from chassis.sealing import Seal
from contracts.api.documents import LetterView
from documents_service.api.access import Reader, actor, readable
from documents_service.api.answers import attachment
from documents_service.clients.workshop import Workshop
from documents_service.domain.evidence import Entry
from documents_service.store.letters import Letter
from documents_service.use_cases.find_letter import find_letter, letter_view
from documents_service.use_cases.find_letter_to_send import find_letter_to_send
from documents_service.use_cases.record_opening import record_opening

_NAME = "Welcome Letter.pdf"
_TYPE = "application/pdf"

Sender = Annotated[Caller, by_service("notifications", purpose="send-message")]


class LetterApi:
    """The Welcome Letter: for the case's people, and for the mail."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._database = workshop.database

    def routes(self) -> APIRouter:
        """Give the routes about letters."""
        router = APIRouter(tags=["letters"])
        router.get("/cases/{case_id}/letter")(self.show)
        router.get("/cases/{case_id}/letter/content")(self.download)
        router.get("/letters/{letter_id}/content")(self.send)
        return router

    async def show(self, case_id: UUID, caller: Reader) -> LetterView:
        """Show that there is a letter."""
        await readable(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            return letter_view(await find_letter(tx, case_id=case_id))

    async def download(self, case_id: UUID, caller: Reader) -> Response:
        """Give the letter to one of the case's people."""
        await readable(self._workshop.cases, case_id, caller)
        async with self._database.transaction() as tx:
            letter = await find_letter(tx, case_id=case_id)
            opening = Entry(
                "letter_opened",
                actor(caller),
                subject=str(letter.id),
                sha256_after=letter.kept.sha256,
            )
            await record_opening(tx, case_id=case_id, opening=opening)
            seal = await tx.seal(case_id)
        return await self._file(letter, seal)

    async def send(self, letter_id: UUID, _: Sender) -> Response:
        """Give the letter to the mail."""
        async with self._database.transaction() as tx:
            letter = await find_letter_to_send(tx, letter_id=letter_id)
            seal = await tx.seal(letter.case_id)
        return await self._file(letter, seal)

    async def _file(self, letter: Letter, seal: Seal) -> Response:
        content = await self._workshop.packets.read(letter.kept, seal=seal)
        return attachment(content, media_type=_TYPE, name=_NAME)
