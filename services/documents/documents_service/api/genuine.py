"""Is this document genuine? Answered for anybody, without telling whose it is."""

from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Header, Request

from chassis.callers import Caller, by_service
from contracts.api.genuine import FileJudged
from documents_service.clients.workshop import Workshop
from documents_service.domain.genuine import (
    MOST_BYTES,
    FileTooLarge,
    Hashes,
    hashes_of,
)
from documents_service.use_cases.count_check import count_check
from documents_service.use_cases.judge_file import judge_file

Visitor = Annotated[Caller, by_service("gateway", purpose="judge-file")]


class GenuineApi:
    """Judges files; keeps none."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def routes(self) -> APIRouter:
        """Give the route that judges."""
        router = APIRouter(tags=["genuine"])
        router.post("/genuine")(self.judge)
        return router

    async def judge(
        self, request: Request, x_address: Annotated[str, Header()], _: Visitor
    ) -> FileJudged:
        """Judge a file by the recorded hashes; each network address has a limit."""
        press, database = self._workshop.press, self._workshop.database
        address = self._workshop.visitors.digest(unquote(x_address))
        async with database.transaction() as tx:
            await count_check(tx, address=address)
        content = await _read(request.stream())

        def look() -> tuple[Hashes, bool]:
            return hashes_of(content), press.has_mark(content)

        hashes, has_mark = await press.in_thread(look)
        async with database.transaction() as tx:
            told = await judge_file(tx, hashes=hashes, has_mark=has_mark)
        return FileJudged(verdict=told.verdict, missing=told.missing)


async def _read(stream: AsyncIterator[bytes]) -> bytes:
    content = bytearray()
    async for chunk in stream:
        content += chunk
        if len(content) > MOST_BYTES:
            raise FileTooLarge
    return bytes(content)
