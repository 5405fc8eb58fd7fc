"""The authorized PDB report and what it fills in."""

from datetime import UTC, datetime

import pytest

from contracts.ids import uuid7
from contracts.nipr import PdbReportAbandoned
from tests.support.case_desk import Person
from tests.support.case_neighbors import a_license, a_report, an_address
from tests.support.covers import covers


def start(case) -> str:
    return f"/cases/{case.key}/start"


@covers("HOME-2", "NEW-2")
async def test_the_report_is_asked_for_only_after_a_tick_under_the_current_text(desk):
    case = await desk.invited()
    consent = {"agreed": True, "text_version": "1999-01"}
    consent |= {"address": "203.0.113.9", "user_agent": "a browser"}
    consent |= {"lookup_id": ""}
    path = f"{start(case)}/authorization"
    early = await desk.send(case.producer, "POST", path, consent)
    assert early.json()["code"] == "not_allowed"
    await desk.nipr_answers(case, await desk.give_ssn(case))
    seen = await desk.get(case.producer, start(case))
    version = seen["authorization_text_version"]
    consent |= {"lookup_id": seen["lookup_id"]}
    old_text = await desk.send(case.producer, "POST", path, consent)
    assert old_text.status_code == 422
    no_tick = {**consent, "text_version": version, "agreed": False}
    assert (await desk.send(case.producer, "POST", path, no_tick)).status_code == 422
    assert await desk.said_of(case, "PdbReportAuthorized") == []
    await desk.authorize(case)
    shown = await desk.get(case.producer, start(case))
    assert shown["state"] == "fetching_report"
    assert shown["authorized_at"] is not None
    second = await desk.send(
        case.producer, "POST", path, {**consent, "text_version": version}
    )
    assert second.json()["code"] == "already_authorized"
    assert len(await desk.said_of(case, "PdbReportAuthorized")) == 1


@covers("HOME-2", "NEW-2", "NEW-10")
@pytest.mark.parametrize("outcome", ["found", None])
async def test_a_tick_under_an_older_record_authorizes_no_report_on_another(
    desk, outcome
):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case))
    shown = await desk.get(case.producer, start(case))
    newer = await desk.give_ssn(case, "900010018")
    if outcome:
        await desk.nipr_answers(case, newer, outcome)
    refused = await desk.tick(case, shown)
    assert (refused.status_code, refused.json()["code"]) == (409, "record_changed")
    assert "changed since you opened this page" in refused.json()["detail"]
    assert await desk.said_of(case, "PdbReportAuthorized") == []
    odd = await desk.tick(case, shown | {"lookup_id": "not an id"})
    assert odd.json()["code"] == "record_changed"
    if outcome:
        await desk.authorize(case)
        (asked,) = await desk.said_of(case, "PdbReportAuthorized")
        assert asked["lookup_id"] == str(newer)


@covers("HOME-2", "GEN-1")
async def test_the_report_opens_the_tabs_and_fills_general_to_be_confirmed(desk):
    case = await desk.started()
    assert (await desk.get(case.producer, start(case)))["state"] == "ready"
    general = await desk.tab(case, "general")
    assert general["editable"]
    assert (general["version"], general["status"]) == (0, "Not started")
    (unconfirmed,) = general["problems"]
    assert unconfirmed["message"] == (
        "Check email address and data from NIPR, and press Save."
    )
    assert general["values"] == {
        "email": "pat@example.test",
        "business_phone": "(512) 555-0100",
        "primary_street": "100 EXAMPLE ST",
        "primary_street_2": "STE 200",
        "primary_city": "AUSTIN",
        "primary_state": "TX",
        "primary_zip": "78701-0000",
        "mailing_street": "PO BOX 1",
        "mailing_street_2": "",
        "mailing_city": "AUSTIN",
        "mailing_state": "TX",
        "mailing_zip": "78701-0000",
    }
    assert general["facts"]["name"] == "Pat Q Sample"
    told = general["facts"]["provenance"]["primary_street"]
    assert told == "From NIPR, TX, updated 01/15/2025"
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["next_step"] == "general"
    unchanged = (await desk.save(case, "general", general["values"])).json()
    assert (unchanged["status"], unchanged["problems"]) == ("Complete", [])
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["next_step"] == "licenses"


@covers("NEW-6")
async def test_name_and_contact_data_stand_beside_what_nipr_has(desk):
    case = await desk.started()
    values = (await desk.tab(case, "general"))["values"]
    same = (await desk.save(case, "general", values)).json()
    assert same["facts"]["to_correct_at_nipr"] == []
    moved = await desk.save(case, "general", values | {"primary_city": "Dallas"})
    assert moved.json()["facts"]["to_correct_at_nipr"] == ["primary_city"]
    await desk.save(case, "code-of-conduct", {"signature": "PAT Q. SAMPLE"})
    shown = await desk.get(Person("reviewer"), f"/review/{case.key}")
    told = {one["field"]: one for one in shown["provenance"]}
    name, city = told["name"], told["primary_city"]
    assert (name["nipr"], name["given"]) == ("Pat Q Sample", "PAT Q. SAMPLE")
    assert [name["differs"], city["differs"]] == [False, True]


@covers("GEN-2")
async def test_a_post_office_box_never_becomes_the_primary_address(desk):
    desk.adapter.report = a_report(
        addresses=(an_address(line_1="P.O. BOX 403", line_2=""),)
    )
    case = await desk.started()
    values = (await desk.tab(case, "general"))["values"]
    assert "primary_street" not in values
    assert values["mailing_street"] == "P.O. BOX 403"


@covers("HOME-3")
@pytest.mark.parametrize(
    ("outcome", "state"),
    [("unavailable", "delayed"), ("not_found", "needs_help")],
)
async def test_a_report_that_does_not_come_is_explained(desk, outcome, state):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case))
    await desk.authorize(case)
    await desk.report_comes(case, outcome)
    assert (await desk.get(case.producer, start(case)))["state"] == state
    await desk.report_comes(case)
    assert (await desk.get(case.producer, start(case)))["state"] == "ready"


@covers("HOME-2", "NEW-2", "NEW-8")
async def test_a_report_that_was_given_up_is_authorized_anew_and_both_are_kept(desk):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case))
    await desk.authorize(case)
    await desk.report_comes(case, "unknown_billed")
    assert (await desk.get(case.producer, start(case)))["state"] == "needs_help"
    (first,) = await desk.said_of(case, "PdbReportAuthorized")
    given_up = PdbReportAbandoned(
        occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
        case_id=case.case_id,
        authorization_id=first["authorization_id"],
        report_id=uuid7(),
    )
    await desk.hear(given_up)
    shown = await desk.get(case.producer, start(case))
    assert shown["state"] == "authorize_again"
    assert "takes a new authorization" in shown["message"]
    await desk.authorize(case)
    await desk.hear(given_up)
    assert (await desk.get(case.producer, start(case)))["state"] == "fetching_report"
    _, second = await desk.said_of(case, "PdbReportAuthorized")
    assert second["authorization_id"] != first["authorization_id"]
    path = f"/internal/cases/{case.case_id}/recipient"
    told = await desk.as_service("notifications", path, purpose="send-message")
    assert told.json()["authorization_id"] == str(second["authorization_id"])
    assert await desk.rows("earlier_authorizations", case) == 1
    await desk.report_comes(case)
    assert (await desk.get(case.producer, start(case)))["state"] == "ready"


async def test_an_answer_that_comes_twice_changes_nothing(desk):
    case = await desk.started()
    await desk.save(case, "general", {"business_phone": "(312) 555-0100"})
    await desk.report_comes(case)
    general = await desk.tab(case, "general")
    assert general["values"]["business_phone"] == "(312) 555-0100"


@covers("LIC-1")
async def test_a_state_without_an_active_license_says_why(desk):
    desk.adapter.report = a_report(
        licenses=(a_license("TX", is_active=False), a_license("IL"))
    )
    case = await desk.started()
    facts = (await desk.tab(case, "licenses"))["facts"]
    reasons = {choice["state"]: choice["reason"] for choice in facts["states"]}
    assert reasons == {
        "OK": "NIPR shows no license for you in Oklahoma.",
        "TX": "License 0001234 is not active.",
    }
    assert [choice["selectable"] for choice in facts["states"]] == [False, False]


@covers("LIC-1")
async def test_a_state_whose_word_for_a_license_is_not_yes_cannot_be_ticked(desk):
    suspended = a_license("TX", is_active=False, status="Suspended")
    desk.adapter.report = a_report(licenses=(suspended,))
    case = await desk.started()
    facts = (await desk.tab(case, "licenses"))["facts"]
    (texas,) = (choice for choice in facts["states"] if choice["state"] == "TX")
    assert not texas["selectable"]
    assert texas["reason"] == (
        'License 0001234 is not active: the state says "Suspended".'
    )
