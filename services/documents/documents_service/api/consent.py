"""The disclosure about electronic signatures, and the producer's answer."""

from uuid import UUID

from fastapi import APIRouter

from contracts.api.documents import ConsentView, GiveConsent
from documents_service.api.access import Producer, Reader, actor, owned, readable
from documents_service.clients.workshop import Workshop
from documents_service.use_cases.read_consent import read_consent
from documents_service.use_cases.record_consent import record_consent


class ConsentApi:
    """The disclosure about electronic signatures, and the producer's answer."""

    def __init__(self, workshop: Workshop) -> None:
        self._cases = workshop.cases
        self._database = workshop.database

    def routes(self) -> APIRouter:
        """Give the routes about consent."""
        router = APIRouter(prefix="/cases/{case_id}/consent", tags=["ceremony"])
        router.get("")(self.show)
        router.post("")(self.answer)
        return router

    async def show(self, case_id: UUID, caller: Reader) -> ConsentView:
        """Show the text in force and the answer to it."""
        await readable(self._cases, case_id, caller)
        async with self._database.transaction() as tx:
            return await read_consent(tx, case_id=case_id)

    async def answer(
        self, case_id: UUID, answer: GiveConsent, caller: Producer
    ) -> ConsentView:
        """Agree or decline."""
        await owned(self._cases, case_id, caller)
        async with self._database.transaction() as tx:
            await record_consent(
                tx,
                case_id=case_id,
                text_version=answer.text_version,
                is_given=answer.agreed,
                origin={"address": answer.address, "user_agent": answer.user_agent},
                by=actor(caller),
            )
            return await read_consent(tx, case_id=case_id)
