"""Does the case service, and nobody else, get what it may ask for?"""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import httpx
import pytest

from contracts.api.nipr import LookupAnswer, PdbReport
from tests.support.covers import covers
from tests.support.nipr_desk import NiprDesk
from tests.support.nipr_documents import PEOPLE, a_hit_list, a_row

NARROWING = {"resident_state": "OK", "birth_year": 1979}


@covers("HOME-2")
async def test_a_lookup_tells_who_was_found(desk: NiprDesk) -> None:
    wish = await desk.look_up(1)
    async with desk.http(purpose="first-screen") as http:
        answer = await http.get(f"/lookups/{wish.lookup_id}")
    found = LookupAnswer.model_validate_json(answer.content)
    assert found.outcome == "found"
    assert found.match is not None
    assert found.match.npn == "10000001"
    assert found.match.name == "O'ROURKE, SIOBHÁN M"
    assert found.match.last_name == "O'ROURKE"
    assert found.match.resident_state == "IL"
    assert found.match.birth_date == date(1979, 11, 2)


@covers("HOME-3")
@pytest.mark.parametrize(("number", "outcome"), [(18, "not_found"), (19, "ambiguous")])
async def test_a_lookup_without_one_match_names_nobody(
    desk: NiprDesk, number: int, outcome: str
) -> None:
    wish = await desk.look_up(number)
    async with desk.http(purpose="first-screen") as http:
        answer = (await http.get(f"/lookups/{wish.lookup_id}")).json()
    assert (answer["outcome"], answer["match"]) == (outcome, None)


async def test_a_lookup_that_was_not_made_yet_is_not_found(desk: NiprDesk) -> None:
    wish = await desk.wish(5)
    async with desk.http(purpose="first-screen") as http:
        waiting = await http.get(f"/lookups/{wish.lookup_id}")
        unknown = await http.get(f"/lookups/{uuid4()}")
    assert [waiting.status_code, unknown.status_code] == [404, 404]
    assert waiting.json()["title"]


@covers("HOME-3")
async def test_state_and_year_of_birth_pick_the_producer(desk: NiprDesk) -> None:
    wish = await desk.look_up(19)
    async with desk.http(purpose="first-screen") as http:
        narrowed = await http.post(
            f"/lookups/{wish.lookup_id}/narrowing", json=NARROWING
        )
        again = await http.get(f"/lookups/{wish.lookup_id}")
    assert narrowed.json()["match"]["npn"] == "10000219"
    assert again.json() == narrowed.json()
    assert again.json()["outcome"] == "found"


@covers("HOME-2", "HOME-3")
async def test_somebody_whom_nipr_lists_under_two_names_is_found(
    desk: NiprDesk,
) -> None:
    rows = a_hit_list(a_row("HUGHES, KATE"), a_row("NOWAK-HUGHES, KATARZYNA"))
    body = httpx.ByteStream(rows)
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=body))
    wish = await desk.wish(12)
    async with desk.calls() as calls:
        nipr = replace(calls.nipr, _transport=transport)
        work = await replace(calls, nipr=nipr).take_lookup()
        assert work is not None
        await work()
    assert await desk.outcomes(wish) == ["found"]
    async with desk.http(purpose="first-screen") as http:
        answer = await http.get(f"/lookups/{wish.lookup_id}")
    assert answer.json()["match"]["npn"] == "10000012"
    assert answer.json()["match"]["last_name"] == PEOPLE[12].last.upper()
    report_id = await desk.report_id(await desk.authorize(wish))
    await desk.run("report")
    async with desk.http(purpose="read-report") as http:
        report = await http.get(f"/reports/{report_id}")
    assert report.json()["npn"] == "10000012"


@covers("HOME-2", "HOME-3")
async def test_the_report_on_a_narrowed_producer_is_theirs(desk: NiprDesk) -> None:
    wish = await desk.look_up(19)
    async with desk.http(purpose="first-screen") as http:
        await http.post(f"/lookups/{wish.lookup_id}/narrowing", json=NARROWING)
    authorization = await desk.authorize(wish)
    await desk.run("report")
    async with desk.http(purpose="read-report") as http:
        answer = await http.get(f"/reports/{await desk.report_id(authorization)}")
    assert answer.json()["npn"] == "10000219"


@covers("HOME-3")
async def test_guessing_ends_after_some_misses(desk: NiprDesk) -> None:
    wish = await desk.look_up(19)
    address = f"/lookups/{wish.lookup_id}/narrowing"
    async with desk.http(purpose="first-screen") as http:
        outcomes = [
            (
                await http.post(
                    address, json={"resident_state": "IL", "birth_year": year}
                )
            ).json()["outcome"]
            for year in range(1970, 1975)
        ]
        late = await http.post(address, json=NARROWING)
    assert outcomes == ["ambiguous"] * 4 + ["rejected"]
    assert (late.json()["outcome"], late.json()["match"]) == ("rejected", None)


async def test_a_found_producer_cannot_be_narrowed_to_another(desk: NiprDesk) -> None:
    wish = await desk.look_up(19)
    other = {"resident_state": "TX", "birth_year": 1984}
    async with desk.http(purpose="first-screen") as http:
        address = f"/lookups/{wish.lookup_id}/narrowing"
        await http.post(address, json=NARROWING)
        answer = await http.post(address, json=other)
    assert answer.json()["match"]["npn"] == "10000219"


@covers("GEN-1", "LIC-1", "APT-1", "NEW-6")
async def test_a_report_is_handed_out_whole_with_source_and_time(
    desk: NiprDesk,
) -> None:
    wish = await desk.look_up(30)
    report_id = await desk.report_id(await desk.authorize(wish))
    await desk.run("report")
    async with desk.http(purpose="read-report") as http:
        answer = await http.get(f"/reports/{report_id}")
    report = PdbReport.model_validate_json(answer.content)
    (license_,) = report.licenses
    assert (report.report_id, report.source) == (report_id, "NIPR")
    assert abs((report.as_of - desk.clock.now()).total_seconds()) < 60
    assert (report.last_name, report.birth_date) == ("SAMPLE", date(1980, 2, 29))
    assert license_.lines_of_authority[0].covers_health
    assert report.regulatory_actions[0].action_id == "123456"
    assert report.unknown_elements == 0
    assert PEOPLE[30].ssn not in answer.text
    # Facts only: nothing of NIPR's own document, nor a word of its elements.
    assert answer.headers["content-type"] == "application/json"
    assert [word for word in ("<", "NAME_LAST", "ID_SSN") if word in answer.text] == []


@covers("APT-1")
async def test_a_large_report_is_handed_out(desk: NiprDesk) -> None:
    wish = await desk.look_up(15)
    report_id = await desk.report_id(await desk.authorize(wish))
    await desk.run("report")
    async with desk.http(purpose="read-report") as http:
        answer = await http.get(f"/reports/{report_id}")
    assert len(answer.json()["appointments"]) == 3000


async def test_a_report_that_brought_no_facts_is_not_found(desk: NiprDesk) -> None:
    wish = await desk.look_up(20)
    report_id = await desk.report_id(await desk.authorize(wish))
    await desk.run("report")
    async with desk.http(purpose="read-report") as http:
        answer = await http.get(f"/reports/{report_id}")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("service", "purpose", "path"),
    [
        ("gateway", "first-screen", "/lookups/"),
        ("case", "read-report", "/lookups/"),
        ("documents", "read-report", "/reports/"),
        ("case", "first-screen", "/reports/"),
    ],
)
async def test_other_services_and_purposes_are_refused(
    desk: NiprDesk, service: str, purpose: str, path: str
) -> None:
    async with desk.http(service=service, purpose=purpose) as http:
        answer = await http.get(f"{path}{uuid4()}")
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/lookups/", "/reports/"])
async def test_a_call_without_a_token_is_refused(desk: NiprDesk, path: str) -> None:
    async with desk.http(purpose="first-screen") as http:
        del http.headers["authorization"]
        answer = await http.get(f"{path}{uuid4()}")
    assert answer.status_code == 401
