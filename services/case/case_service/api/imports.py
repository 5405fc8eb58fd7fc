"""Files of invitations: check, confirm, follow, fetch the result (PEER-1)."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from case_service.api.asking import FormKey, asking
from case_service.api.import_views import (
    import_summary,
    import_view,
    result_file,
)
from case_service.domain.invitation_file import UnusableFile, read_rows
from case_service.domain.invitation_lines import InvitationLine, check_rows
from case_service.domain.invitation_terms import Terms
from case_service.store.digests import Digests
from case_service.store.imports import Import
from case_service.use_cases.check_import import check_import
from case_service.use_cases.confirm_import import confirm_import
from case_service.use_cases.list_imports import list_imports
from case_service.use_cases.read_import import read_import
from case_service.use_cases.read_import_result import read_import_result
from chassis.callers import Caller, by_user
from chassis.database import Database
from chassis.idempotency import once
from contracts.api.case_imports import ImportList, ImportView
from contracts.api.shape import Answer

_MOST_BYTES = 3_145_728

Recruiter = Annotated[Caller, by_user("recruiter")]
After = Annotated[int, Query(ge=0, le=2**31 - 1)]


class CheckedFile(Answer):
    """What is kept of an answered form: which file it was."""

    import_id: UUID


class ImportRoutes:
    """What recruiters do with files of invitations."""

    def __init__(self, database: Database, *, terms: Terms, digests: Digests) -> None:
        self._database = database
        self._terms = terms
        self._digests = digests

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/imports")
        router.post("")(self.check)
        router.get("")(self.list_imports)
        router.get("/{import_id}")(self.read)
        router.post("/{import_id}/confirmation")(self.confirm)
        router.get("/{import_id}/result")(self.result)
        return router

    async def check(
        self, request: Request, caller: Recruiter, form: FormKey
    ) -> ImportView:
        """Check a file; nothing is sent."""
        by = asking(caller, "recruiter")
        content = await _content(request)
        # 10,000 lines take a second: others are answered meanwhile.
        lines = await asyncio.to_thread(self._lines, content)
        async with self._database.transaction() as tx:

            async def keep() -> CheckedFile:
                file: Import = await check_import(
                    tx, lines, by=by, terms=self._terms, digests=self._digests
                )
                return CheckedFile(import_id=file.id)

            checked = await once(
                tx,
                key=form,
                scope=f"check import:{caller.account_id}",
                fingerprint=self._digests.file(content, tenant=by.tenant),
                do=keep,
                answer=CheckedFile,
            )
        return await self.read(checked.import_id, caller)

    def _lines(self, content: bytes) -> tuple[InvitationLine, ...]:
        return check_rows(
            read_rows(content), accept_test_domain=self._terms.accepts_simulated
        )

    async def list_imports(self, caller: Recruiter) -> ImportList:
        """List the caller's newest files."""
        async with self._database.reading() as tx:
            files = await list_imports(tx, by=asking(caller, "recruiter"))
        return ImportList(imports=tuple(import_summary(file) for file in files))

    async def read(
        self, import_id: UUID, caller: Recruiter, after: After = 0
    ) -> ImportView:
        """Give a file with every line that invites nobody."""
        by = asking(caller, "recruiter")
        async with self._database.reading() as tx:
            return import_view(await read_import(tx, import_id, by=by, after=after))

    async def confirm(self, import_id: UUID, caller: Recruiter) -> ImportView:
        """Send the invitations; pressing twice sends once."""
        async with self._database.transaction() as tx:
            await confirm_import(tx, import_id, by=asking(caller, "recruiter"))
        return await self.read(import_id, caller)

    async def result(self, import_id: UUID, caller: Recruiter) -> Response:
        """Give what came of every line as a CSV file."""
        by = asking(caller, "recruiter")
        async with self._database.reading() as tx:
            lines = await read_import_result(tx, import_id, by=by)
        return Response(result_file(lines), media_type="text/csv; charset=utf-8")


async def _content(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > _MOST_BYTES:
            raise UnusableFile(
                "The file is larger than 3,072 KB. Divide it into several files."
            )
    return bytes(content)
