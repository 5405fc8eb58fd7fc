"""Does the one client make of each answer, fault and silence what it should?"""

import asyncio
import logging
import socket
from typing import Any
from uuid import UUID

import pytest
from pydantic import SecretStr

from contracts.api.case_internal import LookupSubject
from nipr_adapter.clients.nipr import NiprClient
from nipr_adapter.domain.answer import HitListAnswer, ReportAnswer
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.store.tables import error_patterns
from tests.support.covers import covers
from tests.support.nipr import Nipr
from tests.support.nipr_documents import PEOPLE

PATTERNS = error_patterns()
LOST = Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "no_answer")


def subject(
    number: int, *, series: str = "01", last: str | None = None
) -> LookupSubject:
    person = PEOPLE[number]
    return LookupSubject(
        case_id=UUID(int=number),
        ssn=SecretStr(f"900{series}{number:04d}"),
        last_name=last or person.last,
        first_name=person.first,
    )


async def look_up(nipr: Nipr, whom: LookupSubject, **changes: Any) -> HitListAnswer:
    async with NiprClient(nipr.connection(**changes), PATTERNS) as client:
        return await client.hit_list(whom)


async def report(nipr: Nipr, number: int, **changes: Any) -> ReportAnswer:
    async with NiprClient(nipr.connection(**changes), PATTERNS) as client:
        return await client.report(PEOPLE[number].npn)


@covers("HOME-2")
@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("authentication", ["basic", "legacy"])
async def test_somebody_is_found_whatever_the_setting(
    nipr: Nipr, method: str, authentication: str
) -> None:
    answer = await look_up(
        nipr, subject(1), hit_list_method=method, authentication=authentication
    )
    (call,) = await nipr.calls()
    assert answer.verdict == Verdict(Outcome.FOUND, Billing.BILLED)
    assert [hit.npn for hit in answer.hits] == ["10000001"]
    assert (call["method"], call["authentication"]) == (method, authentication)


@covers("HOME-2")
@pytest.mark.parametrize("authentication", ["basic", "legacy"])
async def test_a_report_is_fetched(nipr: Nipr, authentication: str) -> None:
    answer = await report(nipr, 26 - 10, authentication=authentication)
    assert answer.verdict == Verdict(Outcome.FOUND, Billing.BILLED)
    assert answer.report is not None
    assert answer.report.last_name == "El-Sayed"
    assert answer.raw.startswith(b"<?xml")


async def test_a_large_report_is_fetched(nipr: Nipr) -> None:
    answer = await report(nipr, 15)
    assert answer.report is not None
    assert len(answer.report.appointments) == 3000


@covers("HOME-3")
@pytest.mark.parametrize(
    ("whom", "outcome"),
    [
        (subject(18), Outcome.NOT_FOUND),
        (subject(5, last="Otherwise"), Outcome.NOT_FOUND),
        (subject(19), Outcome.AMBIGUOUS),
    ],
    ids=["nobody", "another name", "three"],
)
async def test_no_hit_and_several_are_told_apart(
    nipr: Nipr, whom: LookupSubject, outcome: Outcome
) -> None:
    assert (await look_up(nipr, whom)).verdict.outcome is outcome


FAULTS = [
    (20, Outcome.REJECTED, Billing.NOT_BILLED),
    (21, Outcome.REJECTED, Billing.NOT_BILLED),
    (22, Outcome.UNAUTHORIZED, Billing.NOT_BILLED),
    (23, Outcome.UNAVAILABLE, Billing.NOT_BILLED),
    (24, Outcome.UNKNOWN_BILLED, Billing.UNKNOWN),
    (25, Outcome.UNKNOWN_BILLED, Billing.UNKNOWN),
    (26, Outcome.UNKNOWN_BILLED, Billing.UNKNOWN),
    (27, Outcome.UNKNOWN_BILLED, Billing.UNKNOWN),
]


@covers("HOME-3", "NEW-8")
@pytest.mark.parametrize(("number", "outcome", "billing"), FAULTS)
async def test_each_fault_has_its_outcome(
    nipr: Nipr, number: int, outcome: Outcome, billing: Billing
) -> None:
    hits = await look_up(nipr, subject(number, series="02"), answer_seconds=0.5)
    facts = await report(nipr, number, answer_seconds=0.5)
    for verdict in (hits.verdict, facts.verdict):
        assert (verdict.outcome, verdict.billing) == (outcome, billing)


async def test_an_outage_is_unavailable(nipr: Nipr) -> None:
    await nipr.outage("on")
    verdict = (await look_up(nipr, subject(5))).verdict
    assert verdict == Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, "http_503")


async def test_nobody_listening_is_unavailable_and_costs_nothing(nipr: Nipr) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    verdict = (await report(nipr, 5, url=url)).verdict
    assert verdict == Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, "no_connection")


async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def halting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<PDB>")
    await writer.drain()
    writer.close()


async def dripping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a little now and then, so that no read ever waits for long."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    never = asyncio.Event()
    while not reader.at_eof() and not writer.is_closing():
        writer.write(b"<")
        try:
            await writer.drain()
            await asyncio.wait_for(never.wait(), timeout=0.05)
        except TimeoutError:
            continue
        except ConnectionError:
            break
    writer.close()


@covers("NEW-8")
@pytest.mark.parametrize("behavior", [silent, halting, dripping])
async def test_what_was_sent_and_not_answered_may_have_been_billed(
    nipr: Nipr, behavior: Any
) -> None:
    server = await asyncio.start_server(behavior, "127.0.0.1", 0)
    async with server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        answer = await report(nipr, 5, url=url, answer_seconds=0.6)
    assert answer.verdict == LOST


async def test_a_body_above_the_limit_is_not_read_to_its_end(nipr: Nipr) -> None:
    answer = await report(nipr, 15, max_body_bytes=100_000)
    assert answer.verdict == Verdict(
        Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "too_large"
    )


async def test_credentials_are_read_anew_for_each_call(nipr: Nipr) -> None:
    async with NiprClient(nipr.connection(), PATTERNS) as client:
        first = await client.report("10000005")
        nipr.change_password("an old one")
        second = await client.report("10000005")
    assert first.verdict.outcome is Outcome.FOUND
    assert second.verdict.outcome is Outcome.UNAUTHORIZED


async def test_credentials_that_are_gone_cost_nothing(nipr: Nipr) -> None:
    file = nipr.credentials.folder / "password"
    file.rename(file.with_name("being replaced"))
    verdict = (await report(nipr, 5)).verdict
    assert verdict == Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, "no_credentials")
    assert await nipr.calls() == []


@covers("HOME-2")
@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("number", [1, 20, 22, 24])
async def test_neither_ssn_nor_address_is_logged_at_any_level(
    nipr: Nipr, caplog: pytest.LogCaptureFixture, method: str, number: int
) -> None:
    caplog.set_level(logging.DEBUG)
    whom = subject(number, series="01" if number == 1 else "02")
    answer = await look_up(nipr, whom, hit_list_method=method, answer_seconds=0.3)
    spoken = caplog.text + repr(answer.verdict) + repr(whom)
    assert whom.ssn.get_secret_value() not in spoken
    assert "hitlist_xml" not in spoken
