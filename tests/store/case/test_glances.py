"""What the queue shows of sealed data is what the case's own page shows."""

from datetime import timedelta

import pytest

from tests.support.case_desk import Person
from tests.support.case_neighbors import ACTION, a_license, a_report
from tests.support.covers import covers

LOW = {"aggregate_limit": "$400,000", "per_occurrence_limit": "$400,000"}
YES = {"answer_9": "yes", "explanation_9": "Long ago."}
CORRECTED = ("e-and-o", "background-questionnaire")
MESSAGE = "Please raise your limits."


async def row(desk, reviewer, case):
    answer = await desk.http_get(reviewer, "/review", {"search": case.key})
    (found,) = answer.json()["rows"]
    return found


async def is_as_on_its_page(desk, reviewer, case) -> dict:
    """Give a case's row after comparing it with its page."""
    shown = await desk.get(reviewer, f"/review/{case.key}")
    found = await row(desk, reviewer, case)
    assert found["name"] == shown["overview"]["name"]
    assert found["flags"] == [*dict.fromkeys(one["code"] for one in shown["flags"])]
    checked = await desk.exceptions(reviewer, case)
    for flag in shown["flags"]:
        assert flag["sentence"] in checked or not flag["has_check"]
    return found


@covers("REV-1", "REV-2")
async def test_a_row_follows_its_case_from_the_invitation_to_each_submission(desk):
    reviewer = Person("reviewer")
    case = await desk.invited(last_name="Othername")
    assert (await is_as_on_its_page(desk, reviewer, case))["npn"] == ""
    await desk.identify(case)
    identified = await is_as_on_its_page(desk, reviewer, case)
    assert (identified["npn"], identified["flags"]) != ("", [])
    case = await desk.submitted(e_and_o=LOW, background_questionnaire=YES)
    first = await is_as_on_its_page(desk, reviewer, case)
    assert first["flags"] == ["background_yes", "coverage"]
    await desk.act(reviewer, case, "claim")
    await desk.act(
        reviewer,
        case,
        "information-requests",
        message=MESSAGE,
        reopened_tabs=["e-and-o"],
    )
    values = (await desk.tab(case, "e-and-o"))["values"]
    raised = dict.fromkeys(LOW, "$5,000,000")
    assert (await desk.save(case, "e-and-o", values | raised)).status_code == 200
    await desk.sign(case)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    second = await is_as_on_its_page(desk, reviewer, case)
    assert second["flags"] == ["background_yes", "resubmitted"]


@covers("REV-2", "REV-3", "NEW-14")
@pytest.mark.parametrize("opens", ["information requested", "taken back"])
async def test_a_row_follows_what_is_corrected_as_the_page_does(desk, opens):
    reviewer = Person("reviewer")
    case = await desk.submitted(e_and_o=LOW)
    if opens == "taken back":
        await desk.post(case.producer, f"/cases/{case.key}/taking-back")
    else:
        await desk.act(reviewer, case, "claim")
        asked = {"message": MESSAGE, "reopened_tabs": list(CORRECTED)}
        await desk.act(reviewer, case, "information-requests", **asked)
    assert (await is_as_on_its_page(desk, reviewer, case))["flags"] == ["coverage"]
    for tab, changes, flags in (
        ("e-and-o", dict.fromkeys(LOW, "$5,000,000"), []),
        ("background-questionnaire", YES, ["background_yes"]),
        ("e-and-o", LOW, ["background_yes", "coverage"]),
        ("background-questionnaire", {"answer_9": "no"}, ["coverage"]),
    ):
        for method in ("PATCH", "PUT"):
            values = (await desk.tab(case, tab))["values"] | changes
            saved = await desk.save(case, tab, values, method=method)
            assert saved.status_code == 200, saved.text
            assert (await is_as_on_its_page(desk, reviewer, case))["flags"] == flags
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    assert (await is_as_on_its_page(desk, reviewer, case))["flags"] == ["coverage"]


@covers("REV-1", "NEW-1")
async def test_a_row_tells_of_a_no_that_the_record_speaks_against(desk):
    reviewer = Person("reviewer")
    desk.adapter.report = a_report(regulatory_actions=(ACTION,))
    case = await desk.submitted()
    flagged = await is_as_on_its_page(desk, reviewer, case)
    assert flagged["flags"] == ["regulatory_actions", "contradiction"]
    await desk.post(case.producer, f"/cases/{case.key}/taking-back")
    owned = {"answer_4": "yes", "explanation_4": "A fine in 2018."}
    values = (await desk.tab(case, "background-questionnaire"))["values"]
    await desk.save(case, "background-questionnaire", values | owned)
    flagged = await is_as_on_its_page(desk, reviewer, case)
    assert flagged["flags"] == ["background_yes", "regulatory_actions"]


@covers("REV-1", "NEW-1")
async def test_a_row_tells_of_a_license_that_expired_while_the_case_waited(desk, clock):
    reviewer = Person("reviewer")
    tomorrow = (clock.now() + timedelta(days=1)).date()
    expiring = a_license("OK", expires_on=tomorrow)
    desk.adapter.report = a_report(licenses=(a_license("TX"), expiring))
    case = await desk.submitted()
    assert (await is_as_on_its_page(desk, reviewer, case))["flags"] == []
    clock.move(timedelta(days=3))
    assert (await is_as_on_its_page(desk, reviewer, case))["flags"] == ["contradiction"]


@covers("REV-1")
async def test_what_was_never_submitted_stands_out_to_nobody(desk):
    reviewer = Person("reviewer")
    case = await desk.filled(e_and_o=LOW, background_questionnaire=YES)
    assert (await is_as_on_its_page(desk, reviewer, case))["flags"] == []


@covers("REV-1")
async def test_a_case_of_before_shows_the_same_without_a_glance(desk):
    reviewer = Person("reviewer")
    case = await desk.submitted(e_and_o=LOW, background_questionnaire=YES)
    kept = await row(desk, reviewer, case)
    await desk.run("delete from glances where case_id = $1", case.case_id)
    assert await row(desk, reviewer, case) == kept


@covers("REV-1", "FEE-2")
async def test_a_row_is_judged_by_the_rules_of_today(desk):
    reviewer = Person("reviewer")
    case = await desk.submitted()
    assert (await row(desk, reviewer, case))["flags"] == []
    async with desk.new_rule("minimum", "TX", cents=900_000_000_00):
        assert (await row(desk, reviewer, case))["flags"] == ["coverage"]
    assert (await row(desk, reviewer, case))["flags"] == []
