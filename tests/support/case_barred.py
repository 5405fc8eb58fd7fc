"""Somebody on the do-not-contract list in a test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from case_service.domain.screening import Barred, Kind
from case_service.domain.staff import Operator
from case_service.store.digests import Digests
from case_service.use_cases.bar_producer import bar_producer
from case_service.use_cases.unbar_producer import unbar_producer
from tests.support.case_desk import BLIND_INDEX_KEY, CaseDesk

OLGA = Operator(uuid4(), "olga")

REFERENCE = "DNC-2026/17"


async def digest(kind: Kind, value: str) -> bytes:
    """Give what the list keeps of a value."""
    async with Digests(BLIND_INDEX_KEY) as digests:
        return await digests.listed(kind, value, tenant="HCSC")


@asynccontextmanager
async def barred(desk: CaseDesk, kind: Kind, value: str) -> AsyncIterator[None]:
    """Have somebody on the list for a while."""
    known = await digest(kind, value)
    async with desk.database.transaction() as tx:
        entry = Barred(kind, "HCSC", REFERENCE)
        assert await bar_producer(tx, entry, digest=known, by=OLGA)
    try:
        yield
    finally:
        async with desk.database.transaction() as tx:
            assert await unbar_producer(tx, kind, digest=known, tenant="HCSC")
