"""What reviewers look for and look into: the queue, NIPR's report, a masked value."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import SecretStr

from case_service.api.asking import asking
from case_service.api.cursors import read_queue_place
from case_service.api.queued import queue_page, shown_of
from case_service.api.reported import report_copy
from case_service.domain.review import Act
from case_service.domain.typed import one_line
from case_service.store.digests import Digests
from case_service.store.names import NameDigests
from case_service.use_cases.find_cases import FoundCases, find_cases
from case_service.use_cases.read_queue import read_queue
from case_service.use_cases.read_report import read_report
from case_service.use_cases.reveal_value import reveal_value
from chassis.callers import Caller, by_user
from chassis.database import Database
from contracts.api.case_answers import ReportCopy
from contracts.api.case_queue import QueuePage, ReviewFilter
from contracts.api.case_review import Reveal, Revealed

READERS = ("reviewer", "support")
Reader = Annotated[Caller, by_user(*READERS)]
Reviewer = Annotated[Caller, by_user("reviewer")]


class ReviewReadingRoutes:
    """What reviewers read beside the case itself; it changes nothing."""

    def __init__(
        self, database: Database, *, digests: Digests, names: NameDigests
    ) -> None:
        self._database = database
        self._digests = digests
        self._names = names

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/review")
        router.get("")(self.queue)
        router.get("/{key}/report")(self.read_report)
        router.post("/{key}/revelations")(self.reveal)
        return router

    async def queue(
        self, wanted: Annotated[ReviewFilter, Query()], caller: Reader
    ) -> QueuePage:
        """List the cases that match, waiting longest first."""
        by = asking(caller, *READERS)
        search, after = wanted.search.strip(), read_queue_place(wanted.cursor)
        digest = await self._digests.searched(search, tenant=by.tenant)
        async with self._database.reading() as tx:
            found = FoundCases([wanted.case_id]) if wanted.case_id else None
            if search and found is None:
                found = await find_cases(
                    tx, by=by, search=search, digest=digest, names=self._names
                )
            queue = await read_queue(
                tx,
                by=by,
                shown=shown_of(wanted, by=by),
                found=found,
                after=after,
            )
        return queue_page(queue, reader=by, notice=found.notice if found else "")

    async def read_report(self, key: str, caller: Reviewer) -> ReportCopy:
        """Give NIPR's report whole: what a decision may rest on."""
        by = asking(caller, "reviewer")
        async with self._database.reading() as tx:
            return report_copy(await read_report(tx, key, by=by))

    async def reveal(self, key: str, wish: Reveal, caller: Reviewer) -> Revealed:
        """Show a masked value whole. Nothing of the answer is kept for a repeat."""
        by = asking(caller, "reviewer")
        # The version plays no part: looking changes nothing that a colleague has seen.
        act = Act(by, one_line(wish.by_name), version=0)
        async with self._database.transaction() as tx:
            field, value = await reveal_value(
                tx, key, act=act, field=wish.field, reason=wish.reason
            )
        return Revealed(field=field.value, value=SecretStr(value))
