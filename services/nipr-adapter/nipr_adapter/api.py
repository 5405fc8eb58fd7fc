"""What the case service may ask: look-ups and reports, each for its purpose."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from chassis.callers import Caller, by_service
from chassis.database import Database
from contracts.api.nipr import LookupAnswer, Narrowing, PdbReport
from nipr_adapter.domain.lines_of_authority import LineRule
from nipr_adapter.use_cases.narrow_lookup import narrow_lookup
from nipr_adapter.use_cases.read_lookup import read_lookup
from nipr_adapter.use_cases.read_report import read_report

FirstScreen = Annotated[Caller, by_service("case", purpose="first-screen")]
ReportReader = Annotated[Caller, by_service("case", purpose="read-report")]


def routes(database: Database, rules: Sequence[LineRule]) -> APIRouter:
    """Serve the internal API."""
    router = APIRouter()

    @router.get("/lookups/{lookup_id}")
    async def lookup(lookup_id: UUID, _: FirstScreen) -> LookupAnswer:
        async with database.transaction() as tx:
            return await read_lookup(tx, lookup_id=lookup_id)

    @router.post("/lookups/{lookup_id}/narrowing")
    async def narrowing(
        lookup_id: UUID, narrowing: Narrowing, _: FirstScreen
    ) -> LookupAnswer:
        async with database.transaction() as tx:
            return await narrow_lookup(tx, lookup_id=lookup_id, narrowing=narrowing)

    @router.get("/reports/{report_id}")
    async def report(report_id: UUID, _: ReportReader) -> PdbReport:
        async with database.transaction() as tx:
            return await read_report(tx, report_id=report_id, rules=rules)

    return router
