"""Does the HTTP provider of background checks ask and understand what it should?"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import date
from uuid import UUID

import httpx
import pytest

from case_service.clients.background_checks import (
    HttpBackgroundChecks,
    ProviderUnavailable,
    Subject,
)
from case_service.domain.background_check import Agency, Outcome
from tests.support.covers import covers

AGENCY = Agency("Sample Screening", "1 Example Street", "800-555-0100")
PAT = Subject(UUID(int=7), "Pat Sample", "10000005", date(1984, 2, 29))


@asynccontextmanager
async def provider(answer) -> AsyncIterator[HttpBackgroundChecks]:
    """Give a provider that answers as the test wants."""
    client = HttpBackgroundChecks(
        "http://checks.test", agency=AGENCY, transport=httpx.MockTransport(answer)
    )
    try:
        yield client
    finally:
        await client.aclose()


@covers("PEER-11")
async def test_a_check_is_ordered_under_its_own_key_with_nobody_in_the_address():
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"reference": "CHK-1"})

    async with provider(answer) as checks:
        assert await checks.order(PAT) == "CHK-1"
    (request,) = asked
    assert (request.method, request.url.path) == ("PUT", f"/checks/{PAT.order_id}")
    assert json.loads(request.content) == {
        "name": "Pat Sample",
        "npn": "10000005",
        "birth_date": "1984-02-29",
    }


@covers("PEER-11")
@pytest.mark.parametrize(("length", "is_taken"), [(1, True), (100, True), (101, False)])
async def test_a_reference_may_be_so_long(length: int, *, is_taken: bool):
    told = httpx.Response(200, json={"reference": "x" * length})
    async with provider(lambda _: told) as checks:
        with nullcontext() if is_taken else pytest.raises(ProviderUnavailable):
            assert await checks.order(PAT) == "x" * length


@covers("PEER-11")
@pytest.mark.parametrize("outcome", Outcome)
async def test_each_outcome_is_understood(outcome: Outcome):
    def answer(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path) == ("GET", "/checks/CHK-1")
        return httpx.Response(200, json={"outcome": outcome})

    async with provider(answer) as checks:
        assert await checks.outcome("CHK-1") is outcome


@covers("PEER-11")
@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(503),
        httpx.Response(404, json={"reference": "CHK-1", "outcome": "clear"}),
        httpx.Response(200, text="<html>Pat Sample</html>"),
        httpx.Response(200, json={"reference": "../other", "outcome": "splendid"}),
        httpx.Response(200, json={"reference": "", "outcome": None}),
    ],
    ids=["away", "unknown", "no JSON", "other words", "empty"],
)
async def test_an_answer_in_other_words_is_none_and_is_not_repeated(
    answer: httpx.Response,
):
    async with provider(lambda _: answer) as checks:
        for asking in (checks.order(PAT), checks.outcome("CHK-1")):
            with pytest.raises(ProviderUnavailable) as raised:
                await asking
            assert "Pat" not in str(raised.value)
