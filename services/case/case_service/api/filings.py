"""Appointments that are filed again."""

from typing import Annotated

from fastapi import APIRouter

from case_service.api.asking import FormKey, act_on, act_once, asking
from case_service.api.overviews import overview_for
from case_service.domain.review import Act
from case_service.domain.typed import one_line
from case_service.use_cases.file_again import file_again
from case_service.use_cases.read_case import read_case
from chassis.callers import Caller, by_user
from chassis.database import Database
from contracts.api.case import CaseOverview
from contracts.api.case_appointments import FileAgain

# Those who approve: the filing follows from their decision.
Reviewer = Annotated[Caller, by_user("reviewer")]


class FilingRoutes:
    """What reviewers do about appointments after the approval."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def router(self) -> APIRouter:
        """Give the route."""
        router = APIRouter()
        router.post("/review/{key}/filings")(self.file_again)
        return router

    async def file_again(
        self, key: str, wish: FileAgain, caller: Reviewer, form: FormKey
    ) -> CaseOverview:
        """File what a state has rejected, once per filing."""
        by = asking(caller, "reviewer")
        # The filing tells what was seen: the case's version does not change by it.
        act = Act(by, one_line(wish.by_name), version=0)
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, "file again"),
            content=wish,
            do=lambda tx: file_again(
                tx, key, act=act, filing=wish.filing, reason=wish.reason
            ),
        )
        async with self._database.reading() as tx:
            return overview_for(await read_case(tx, case_id, by=by), by=by)
