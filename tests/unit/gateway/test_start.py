"""Does the first screen say where things stand, and ask for what is missing?"""

from typing import get_args

import pytest

from contracts.api.case_start import StartState
from gateway.pages.start import WAITING
from tests.support.covers import covers
from tests.support.gateway_values import (
    CASE_ID,
    KEY,
    LOOKUP_ID,
    NOW,
    a_problem,
    a_start,
    an_overview,
)

HERE = f"/cases/{KEY}/start"
READ = f"GET /cases/{KEY}/start"


@covers("HOME-2")
async def test_the_ssn_is_asked_for_twice_and_kept_by_no_browser(producer):
    page = await producer.open(HERE)
    asked = {"Social Security Number", "Confirm Social Security Number"}
    assert asked <= page.labels()
    assert "Continue" in page.buttons()
    masked = page.page.xpath("//input[@data-mask]")
    assert {field.get("name") for field in masked} == {"ssn", "ssn_again"}
    for field in masked:
        assert field.get("autocomplete") == "off"
        assert field.get("inputmode") == "numeric"


@covers("HOME-2", "REV-7")
@pytest.mark.parametrize("state", list(get_args(StartState)))
async def test_a_case_that_has_ended_asks_for_no_ssn(producer, state):
    ended = an_overview(status="Withdrawn", next_step="status")
    producer.double.has_case(ended)
    producer.double.says(READ, a_start(state))
    page = await producer.open(HERE)
    is_kept = state == "ready"
    assert page.location == ("" if is_kept else f"/cases/{KEY}/status")


@covers("HOME-2")
async def test_a_refused_ssn_is_explained_and_never_sent_back(producer):
    page = await producer.open(HERE)
    listed = [a_problem("ssn_again", "The two numbers differ.").model_dump()]
    call = f"POST /cases/{KEY}/start/ssn"
    producer.double.refuses(call, "ssn_refused", "No.", status=422, problems=listed)
    typed = {"ssn": "987-65-4321", "ssn_again": "987-65-4322"}
    again = await producer.send(page, f"{HERE}/ssn", **typed)
    assert again.status == 422
    assert again.links()["The two numbers differ."] == "#ssn_again"
    assert "987-65" not in again.response.text


@covers("HOME-2")
async def test_continue_looks_once_with_the_key_of_the_form(producer):
    page = await producer.open(HERE)
    producer.double.says(f"POST /cases/{KEY}/start/ssn", a_start("looking_up"))
    answer = await producer.send(page, f"{HERE}/ssn", ssn="1", ssn_again="1")
    assert (answer.status, answer.location) == (303, HERE)
    key = producer.double.last(f"POST /cases/{KEY}/start/ssn").headers
    assert len(key["idempotency-key"]) == 32


@covers("HOME-3")
@pytest.mark.parametrize("state", ["looking_up", "delayed", "fetching_report"])
async def test_waiting_says_so_and_looks_again_by_itself(producer, state):
    producer.double.says(READ, a_start(state))
    page = await producer.open(HERE)
    assert f"This is what {state.replace('_', ' ')} means." in page.text
    assert page.page.xpath("//main/@data-state") == [state]
    assert page.page.xpath("//noscript/meta[@http-equiv='refresh']")
    assert page.links()["Look again now"] == HERE


@covers("HOME-3")
async def test_no_match_offers_another_last_name_and_another_number(producer):
    producer.double.says(READ, a_start("not_found"))
    page = await producer.open(HERE)
    assert {"Last name", "Social Security Number"} <= page.labels()
    call = f"POST /cases/{KEY}/start/last-name"
    producer.double.says(call, a_start("looking_up"))
    await producer.send(page, f"{HERE}/last-name", last_name="Former")
    assert producer.double.last(call).body == {"last_name": "Former"}


@covers("HOME-3")
async def test_several_matches_are_told_apart(producer):
    producer.double.says(READ, a_start("ambiguous"))
    page = await producer.open(HERE)
    call = f"POST /cases/{KEY}/start/narrowing"
    producer.double.says(call, a_start("found"))
    told = {"resident_state": "TX", "birth_year": "1980"}
    await producer.send(page, f"{HERE}/narrowing", **told)
    assert producer.double.last(call).body == told


@covers("HOME-2")
async def test_what_nipr_knows_is_shown_before_the_report_is_authorized(producer):
    producer.double.says(READ, a_start("found"))
    page = await producer.open(HERE)
    rows = page.page.xpath("//dl[@class='facts']/div")
    assert {row.findtext("dt"): row.findtext("dd") for row in rows} == {
        "National Producer Number (NPN)": "12345678",
        "Name": "Pat Q Sample",
        "Resident license state": "TX",
        "Birth date": "02/29/1980",
    }


@covers("HOME-2")
async def test_the_authorization_is_sent_with_its_text_version_and_origin(producer):
    producer.double.says(READ, a_start("found"))
    page = await producer.open(HERE)
    assert "I authorize HCSC to obtain a PDB report from NIPR" in page.labels()
    call = f"POST /cases/{KEY}/start/authorization"
    producer.double.says(call, a_start("fetching_report"))
    await producer.send(page, f"{HERE}/authorization", agreed="yes")
    sent = producer.double.last(call).body
    assert (sent["agreed"], sent["text_version"]) == (True, "2026-1")
    assert sent["lookup_id"] == str(LOOKUP_ID)
    assert sent["address"]


@covers("HOME-2", "NEW-10")
@pytest.mark.parametrize("state", ["found", "looking_up"])
async def test_a_tick_under_another_record_is_explained_and_not_kept(producer, state):
    producer.double.says(READ, a_start("found"))
    page = await producer.open(HERE)
    call = f"POST /cases/{KEY}/start/authorization"
    producer.double.refuses(call, "record_changed", "Your record changed.")
    producer.double.says(READ, a_start(state, lookup_id=CASE_ID))
    fields = {"agreed": "yes", "step": "authorize"}
    again = await producer.send(page, f"{HERE}/authorization", **fields)
    assert "Your record changed." in again.text
    for target in again.page.xpath("//div[@role='alert']//a/@href"):
        assert again.page.xpath("//*[@id=$id]", id=target.removeprefix("#"))
    assert not again.page.xpath("//input[@name='agreed'][@checked]")
    # It does not look by itself: to load it anew would be to send the tick once more.
    assert not again.page.xpath("//main[@data-refresh]")
    assert ("Look again now" in again.links()) == (state == "looking_up")
    if state == "found":
        sent = again.form(f"{HERE}/authorization")
        assert sent["lookup_id"] == str(CASE_ID)


@covers("HOME-2")
async def test_an_unticked_authorization_is_explained_at_its_box(producer):
    producer.double.says(READ, a_start("found"))
    page = await producer.open(HERE)
    call = f"POST /cases/{KEY}/start/authorization"
    producer.double.refuses(call, "not_agreed", "Tick the box to go on.", status=422)
    again = await producer.send(page, f"{HERE}/authorization", step="authorize")
    assert again.links()["Tick the box to go on."] == "#agreed"
    assert again.described("agreed") == "Error: Tick the box to go on."
    assert not producer.double.last(call).body["agreed"]


@covers("HOME-2", "NEW-8")
async def test_a_report_that_was_given_up_can_be_authorized_anew(producer):
    producer.double.says(READ, a_start("authorize_again", authorized_at=NOW))
    page = await producer.open(HERE)
    assert "I authorize HCSC to obtain a PDB report from NIPR" in page.labels()
    # Whose report it is stands firm since the first authorization.
    assert "Social Security Number" not in page.labels()
    call = f"POST /cases/{KEY}/start/authorization"
    producer.double.says(call, a_start("fetching_report"))
    await producer.send(page, f"{HERE}/authorization", agreed="yes")
    assert producer.double.last(call).body["agreed"] is True


@covers("HOME-3")
@pytest.mark.parametrize("state", ["delayed", "needs_help"])
async def test_a_mistyped_number_can_be_corrected_while_nipr_is_of_no_help(
    producer, state
):
    producer.double.says(READ, a_start(state))
    page = await producer.open(HERE)
    assert "Social Security Number" not in page.labels()
    again = await producer.open(page.links()["Correct the Social Security Number"])
    assert "Confirm Social Security Number" in again.labels()
    # Nothing looks again by itself under somebody's fingers.
    assert not again.page.xpath("//noscript/meta[@http-equiv='refresh']")
    producer.double.says(READ, a_start(state, authorized_at=NOW))
    for address in (HERE, f"{HERE}?correct=1"):
        page = await producer.open(address)
        assert "Correct the Social Security Number" not in page.text


@covers("HOME-2", "HOME-3", "NEW-10")
@pytest.mark.parametrize("authorized_at", [None, NOW])
@pytest.mark.parametrize("state", get_args(StartState))
async def test_a_refusal_leads_to_nothing_that_is_not_on_the_page(
    producer, state, authorized_at
):
    steps = {
        "ssn": ("ssn", "ssn", "ssn_again"),
        "last-name": ("last-name", "last_name"),
        "narrowing": ("narrowing", "resident_state", "birth_year"),
        "authorization": ("authorize", "agreed"),
    }
    producer.double.says(READ, a_start("ssn_needed"))
    page = await producer.open(HERE)
    producer.double.says(READ, a_start(state, authorized_at=authorized_at))
    for step, (button, *fields) in steps.items():
        shown = page.form(f"{HERE}/ssn")
        token = {name: shown[name] for name in ("form_token", "once")}
        listed = [a_problem(field, f"No {field}.").model_dump() for field in fields]
        for problems in (listed, []):
            producer.double.refuses(
                f"POST {HERE}/{step}", "no", "No.", status=422, problems=problems
            )
            again = await producer.post(f"{HERE}/{step}", token | {"step": button})
            assert again.status == 422
            (summary,) = again.page.xpath("//div[@role='alert']")
            assert "No" in summary.text_content()
            for target in summary.xpath(".//a/@href"):
                # The main part is where a link ends that has no field to lead to.
                assert target != "#main-content", (step, target)
                here = again.page.xpath("//*[@id=$id]", id=target.removeprefix("#"))
                assert here, (step, target)
            assert ("Look again now" in again.links()) == (state in WAITING)
