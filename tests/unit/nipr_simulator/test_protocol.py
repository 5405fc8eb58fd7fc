"""Does the simulator behave at the door: parameters, credentials, faults, bill?"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from lxml import etree
from pydantic import SecretStr

from nipr_simulator.app import build
from nipr_simulator.settings import Settings, read_settings
from tests.support.covers import covers
from tests.support.eventually import eventually

HIT_LIST = "/pdb-xml-reports/hitlist_xml.cgi"
REPORT = "/pdb-xml-reports/entityinfo_xml.cgi"
LEGACY = {"customer_number": "hcsc", "pin_number": "secret"}


@pytest.fixture
async def nipr() -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(user="hcsc", password=SecretStr("secret"), slow_seconds=0)
    transport = httpx.ASGITransport(build(settings))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://nipr.test", auth=("hcsc", "secret")
    ) as client:
        yield client


def subject(number: int, last: str, *, series: str = "01") -> dict[str, str]:
    ssn = f"900-{series}-{number:04d}"
    return {"report_type": "1", "ssn": ssn, "name_last": last}


def npns(answer: httpx.Response) -> list[str | None]:
    document = etree.fromstring(answer.content)
    return [each.findtext("NPN") for each in document.iterfind("INDIVIDUAL")]


async def bill(nipr: httpx.AsyncClient) -> Any:
    return (await nipr.get("/control/bill")).json()


@covers("HOME-2")
@pytest.mark.parametrize("last", ["O'Rourke", "OROURKE", "o`rourke", "O Rourke"])
async def test_marks_and_case_of_the_name_do_not_matter(
    nipr: httpx.AsyncClient, last: str
) -> None:
    answer = await nipr.post(HIT_LIST, data=subject(1, last))
    assert npns(answer) == ["10000001"]


async def test_get_and_post_are_answered_alike(nipr: httpx.AsyncClient) -> None:
    wanted = subject(26, "Ferrer i Soler")
    posted = await nipr.post(HIT_LIST, data=wanted)
    got = await nipr.get(HIT_LIST, params=wanted)
    assert posted.content == got.content
    assert npns(got) == ["10000026"]


async def test_an_alias_is_found_too(nipr: httpx.AsyncClient) -> None:
    answer = await nipr.post(HIT_LIST, data=subject(12, "Nowak"))
    assert npns(answer) == ["10000012"]


@covers("HOME-3")
@pytest.mark.parametrize(
    "wanted",
    [subject(18, "Lindqvist"), subject(5, "Somebody Else"), subject(900, "Nobody")],
    ids=["not listed", "other name", "unknown SSN"],
)
async def test_zero_hits_is_an_empty_hit_list(
    nipr: httpx.AsyncClient, wanted: dict[str, str]
) -> None:
    answer = await nipr.post(HIT_LIST, data=wanted)
    assert npns(answer) == []
    assert (
        etree.fromstring(answer.content).findtext("TRANSACTION_TYPE/TYPE") == "HITLIST"
    )


@covers("HOME-3")
async def test_three_people_can_share_an_ssn(nipr: httpx.AsyncClient) -> None:
    answer = await nipr.post(HIT_LIST, data=subject(19, "Nguyen"))
    assert set(npns(answer)) == {"10000019", "10000119", "10000219"}


async def test_legacy_credentials_come_among_the_parameters(
    nipr: httpx.AsyncClient,
) -> None:
    nipr.auth = httpx.Auth()
    answer = await nipr.get(REPORT, params={"id_entity": "10000005", **LEGACY})
    assert answer.status_code == 200
    calls = (await nipr.get("/control/calls")).json()
    assert calls[-1]["authentication"] == "legacy"


@pytest.mark.parametrize("password", ["wrong", "", "secret "])
async def test_wrong_credentials_are_refused(
    nipr: httpx.AsyncClient, password: str
) -> None:
    nipr.auth = ("hcsc", password)
    answer = await nipr.get(REPORT, params={"id_entity": "10000005"})
    assert answer.status_code == 401
    assert (await bill(nipr))["total"] == 0


async def test_an_unknown_number_is_an_error_that_is_not_billed(
    nipr: httpx.AsyncClient,
) -> None:
    answer = await nipr.get(REPORT, params={"id_entity": "1234567890"})
    document = etree.fromstring(answer.content)
    assert document.findtext("TRANSACTION_TYPE/TYPE") == "ERROR"
    assert (await bill(nipr))["total"] == 0


@pytest.mark.parametrize(
    ("number", "status", "billed"),
    [
        (20, 200, 0),
        (21, 200, 0),
        (22, 401, 0),
        (23, 500, 0),
        (24, 200, 1),
        (25, 200, 1),
        (26, 200, 1),
        (27, 200, 1),
    ],
)
async def test_faults_strike_the_report_and_the_hit_list_by_ssn(
    nipr: httpx.AsyncClient, number: int, status: int, billed: int
) -> None:
    report = await nipr.get(REPORT, params={"id_entity": str(10_000_000 + number)})
    hits = await nipr.post(HIT_LIST, data=subject(number, "Any", series="02"))
    assert [report.status_code, hits.status_code] == [status, status]
    assert await bill(nipr) == {
        "hit-list": billed,
        "report": billed,
        "total": 2 * billed,
    }


async def test_a_struck_person_is_still_found_by_the_ordinary_ssn(
    nipr: httpx.AsyncClient,
) -> None:
    answer = await nipr.post(HIT_LIST, data=subject(22, "Castañeda"))
    assert npns(answer) == ["10000022"]


@pytest.mark.parametrize("number", [25, 26])
async def test_a_broken_report_cannot_be_parsed(
    nipr: httpx.AsyncClient, number: int
) -> None:
    answer = await nipr.get(REPORT, params={"id_entity": str(10_000_000 + number)})
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(answer.content)


async def test_a_slow_report_comes_at_once_when_the_person_is_healed() -> None:
    slow = Settings(user="hcsc", password=SecretStr("secret"), slow_seconds=60)
    transport = httpx.ASGITransport(build(slow))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://nipr.test", auth=("hcsc", "secret")
    ) as nipr:
        wanted = {"id_entity": "10000024"}
        report = asyncio.create_task(nipr.get(REPORT, params=wanted))
        await eventually(_is_called, nipr)
        assert not report.done()
        healed = {"like": 24, "number": 24, "fault": None}
        await nipr.post("/control/people", json=healed)
        async with asyncio.timeout(30):
            assert (await report).status_code == 200


async def _is_called(nipr: httpx.AsyncClient) -> bool:
    return bool((await nipr.get("/control/calls")).json())


async def test_calls_are_listed_without_the_ssn(nipr: httpx.AsyncClient) -> None:
    await nipr.get(HIT_LIST, params=subject(5, "Villarreal"))
    calls = await nipr.get("/control/calls")
    assert "900010005" not in calls.text.replace("-", "")
    assert calls.json()[0]["person"] == 5
    await nipr.delete("/control/calls")
    assert (await bill(nipr))["total"] == 0


async def test_an_outage_can_be_switched_on_and_off(nipr: httpx.AsyncClient) -> None:
    await nipr.post("/control/outage", json={"on": True})
    down = await nipr.get(REPORT, params={"id_entity": "10000005"})
    await nipr.post("/control/outage", json={"on": False})
    up = await nipr.get(REPORT, params={"id_entity": "10000005"})
    assert [down.status_code, up.status_code] == [503, 200]


async def test_the_clock_moves_the_dates_of_reports(nipr: httpx.AsyncClient) -> None:
    await nipr.post("/control/clock", json={"now": "2026-01-15T12:00:00-06:00"})
    answer = await nipr.get(REPORT, params={"id_entity": "10000030"})
    expires = etree.fromstring(answer.content).findtext(".//DATE_EXPIRE_LICENSE")
    await nipr.post("/control/clock", json={"now": None})
    assert expires == "02/28/2027"


async def test_people_can_be_added_like_a_shipped_one(nipr: httpx.AsyncClient) -> None:
    added = await nipr.post("/control/people", json={"like": 5, "last": "Ibarra"})
    person = added.json()
    wanted = {"report_type": "1", "ssn": person["ssn"], "name_last": "Ibarra"}
    assert npns(await nipr.post(HIT_LIST, data=wanted)) == [person["npn"]]


@pytest.mark.parametrize("wanted", [{"like": 5, "lats": "Ibarra"}, {"last": "Ibarra"}])
async def test_a_malformed_person_is_refused_with_the_reason(
    nipr: httpx.AsyncClient, wanted: dict[str, Any]
) -> None:
    answer = await nipr.post("/control/people", json=wanted)
    assert answer.status_code == 422
    assert answer.json()[0]["loc"]


def test_settings_may_stand_in_files(tmp_path: Any) -> None:
    (tmp_path / "password").write_text("from a file\n")
    settings = read_settings(
        {
            "NIPR_SIMULATOR_USER": "hcsc",
            "NIPR_SIMULATOR_PASSWORD_FILE": str(tmp_path / "password"),
            "NIPR_SIMULATOR_PORT": "25110",
            "UNRELATED": "x",
        }
    )
    assert settings.password.get_secret_value() == "from a file"
    assert settings.port == 25110
