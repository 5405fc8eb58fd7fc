"""A copy of the answers as PDF, made when it is asked for and kept nowhere."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.callers import Caller, by_user
from chassis.refusal import Unacceptable
from documents_service.api.access import actor, readable
from documents_service.api.answers import attachment
from documents_service.clients.typesetting import Unprintable
from documents_service.clients.wording import COPY_TEMPLATE, copy_data
from documents_service.clients.workshop import Workshop
from documents_service.domain.evidence import Entry
from documents_service.use_cases.record_opening import record_opening

# Not support: the copy holds the last digits of numbers that support need not see.
Entitled = Annotated[Caller, by_user("producer", "reviewer")]


class CopyNotPrinted(Unacceptable):
    """An answer is in a script that the documents' fonts do not have."""

    def __init__(self) -> None:
        super().__init__(
            "copy_not_printed",
            "One of your answers holds characters that our PDFs cannot show, so no "
            "copy can be made of it. Open Check your answers and print that page "
            "instead.",
        )


class CopyApi:
    """The copy of the answers, for the producer's own records (SUB-2)."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def routes(self) -> APIRouter:
        """Give the route of the copy."""
        router = APIRouter(tags=["copies"])
        router.get("/cases/{case_id}/answers-copy/content")(self.download)
        return router

    async def download(self, case_id: UUID, caller: Entitled) -> Response:
        """Print the answers as they are now; that it was done is remembered."""
        access = await readable(self._workshop.cases, case_id, caller)
        copied = await self._workshop.cases.answers_copy(case_id)
        try:
            printed = await self._workshop.press.print(COPY_TEMPLATE, copy_data(copied))
        except Unprintable:
            raise CopyNotPrinted from None
        opening = Entry("answers_copied", actor(caller), sha256_after=printed.sha256)
        async with self._workshop.database.transaction() as tx:
            await record_opening(tx, case_id=case_id, opening=opening)
        return attachment(
            printed.pdf,
            media_type="application/pdf",
            name=f"Answers {access.key}.pdf",
        )
