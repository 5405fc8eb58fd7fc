"""What a producer answers to a reviewer beside the tabs."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from case_service.api.asking import FormKey, act_on, act_once, asking
from case_service.api.notices import notice_view
from case_service.api.overviews import overview
from case_service.domain.viewer import SYSTEM
from case_service.use_cases.dispute_report import dispute_report
from case_service.use_cases.read_case import read_case
from case_service.use_cases.read_notice import read_notice
from case_service.use_cases.send_document import send_document
from chassis.callers import Caller, by_user
from chassis.database import Database
from contracts.api.case import CaseOverview
from contracts.api.case_answers import Dispute, NoticeView, SendDocument

Concerned = Annotated[Caller, by_user("producer", "reviewer")]
Producer = Annotated[Caller, by_user("producer")]


class AnswerRoutes:
    """What producers send because somebody asked for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/cases/{key}")
        router.post("/wanted-documents/{wanted_id}")(self.send_document)
        router.get("/notice")(self.read_notice)
        router.post("/notice/dispute")(self.dispute)
        return router

    async def send_document(
        self,
        key: str,
        wanted_id: UUID,
        wish: SendDocument,
        caller: Producer,
        form: FormKey,
    ) -> CaseOverview:
        """Note the file that answers a wish for a document."""
        by, file_id = asking(caller, "producer"), wish.file_id
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, f"send {wanted_id}"),
            content=wish,
            do=lambda tx: send_document(
                tx, key, by=by, wanted_id=wanted_id, file_id=file_id
            ),
        )
        return await self._read(case_id)

    async def read_notice(self, key: str, caller: Concerned) -> NoticeView:
        """Give the notice of a rejection that rests on a consumer report."""
        by = asking(caller, "producer", "reviewer")
        async with self._database.reading() as tx:
            return notice_view(await read_notice(tx, key, by=by))

    async def dispute(
        self, key: str, wish: Dispute, caller: Producer, form: FormKey
    ) -> NoticeView:
        """Keep what the producer says is wrong in the report."""
        by = asking(caller, "producer")
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, "dispute"),
            content=wish,
            do=lambda tx: dispute_report(tx, key, by=by, text=wish.text),
        )
        async with self._database.reading() as tx:
            return notice_view(await read_notice(tx, case_id, by=by))

    async def _read(self, case_id: UUID) -> CaseOverview:
        async with self._database.reading() as tx:
            return overview(await read_case(tx, case_id, by=SYSTEM))
