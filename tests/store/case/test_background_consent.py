"""No background check without a disclosure and authorization of its own (FCRA)."""

import pytest

from case_service.clients.background_checks import SimulatedBackgroundChecks
from case_service.domain.background_authorization import TEXT, VERSION
from tests.store.case.test_answers_copy import copied, lines
from tests.store.case.test_background_checks import Provider, check_all, make_due
from tests.support.case_background import tick_background
from tests.support.covers import covers

AUTHORIZE = "Authorize the background check."


async def submit(desk, case):
    return await desk.send(case.producer, "POST", f"/cases/{case.key}/submission")


async def record_of(desk, case, reviewer):
    told = await desk.post_as_service(
        f"/internal/cases/{case.case_id}/examination",
        {"account_id": str(reviewer.account_id), "name": reviewer.name},
        service="documents",
        purpose="examination-file",
    )
    return {one["title"]: dict(one["lines"]) for one in told.json()["sections"]}


@covers("PEER-11", "NEW-2", "SUB-1")
async def test_nothing_is_submitted_or_checked_before_it_is_authorized(desk, checking):
    # Switched on while the case was under way, long after the first screen.
    case = await desk.filled()
    await desk.sign(case)
    check = f"/cases/{case.key}/check"
    assert (await desk.get(case.producer, check))["overview"]["can_submit"]
    shown = await checking.get(case.producer, check)
    (blocking,) = shown["blocking"]
    assert blocking["message"].startswith(AUTHORIZE)
    assert not shown["overview"]["can_submit"]
    refused = await submit(checking, case)
    assert refused.json()["code"] == "background_not_authorized"
    assert refused.json()["detail"].startswith(AUTHORIZE)
    assert await checking.rows("background_checks", case) == 0
    told = await tick_background(checking, case)
    assert told.json()["authorized_at"]
    shown = await checking.get(case.producer, check)
    assert (shown["blocking"], shown["overview"]["can_submit"]) == ([], True)
    assert (await submit(checking, case)).status_code == 200
    assert await checking.rows("background_checks", case) == 1


@covers("PEER-11", "NEW-2")
@pytest.mark.parametrize("changes", [{"agreed": False}, {"text_version": "2020-01"}])
async def test_a_box_left_unticked_or_an_older_text_authorizes_nothing(
    checking, changes
):
    case = await checking.filled()
    told = await tick_background(checking, case, **changes)
    assert (told.status_code, told.json()["code"]) == (422, "not_agreed")
    (problem,) = told.json()["problems"]
    assert "Without it HCSC orders no background check" in problem["message"]
    assert await checking.rows("background_authorizations", case) == 0


@covers("PEER-11")
async def test_it_is_asked_for_once_and_only_where_backgrounds_are_checked(
    desk, checking
):
    case = await desk.filled()
    assert (await desk.get(case.producer, f"/cases/{case.key}/check"))[
        "background_check"
    ] is None
    assert (await tick_background(desk, case)).json()["code"] == "not_allowed"
    assert (await tick_background(checking, case)).status_code == 200
    again = await tick_background(checking, case)
    assert again.json()["code"] == "not_allowed"
    assert "authorized it already" in again.json()["detail"]


@covers("PEER-11", "SUB-2", "NEW-15")
async def test_the_consent_is_told_in_the_copy_and_in_the_examination_file(
    checking, reviewer
):
    checking.authorizes_background = True
    case = await checking.submitted()
    said = lines(await copied(checking, case))
    assert said["Authorized"].endswith(f"(text {VERSION})")
    assert said["Text"] == " ".join(TEXT)
    told = (await record_of(checking, case, reviewer))["Background check"]
    assert told["Authorized"].endswith("from address 203.0.113.9")
    assert (told["Version of the text"], told["Text"]) == (VERSION, " ".join(TEXT))


@covers("PEER-11", "REV-3")
async def test_an_older_wish_without_consent_waits_until_the_producer_gives_it(
    checking, reviewer
):
    checking.authorizes_background = True
    case, provider = await checking.submitted(), Provider()
    await checking.run(
        "delete from background_authorizations where case_id = $1", case.case_id
    )
    await check_all(checking, provider)
    assert provider.ordered == []
    await checking.act(reviewer, case, "claim")
    (found,) = await checking.exceptions(reviewer, case)
    assert "not authorized by the producer" in found
    await checking.act(reviewer, case, "information-requests", message="Agree, please.")
    assert (await submit(checking, case)).json()["code"] == "background_not_authorized"
    assert (await tick_background(checking, case)).status_code == 200
    assert (await submit(checking, case)).status_code == 200
    await make_due(checking)
    await check_all(checking, provider)
    assert provider.ordered == [case.case_id]


@covers("PEER-11", "NEW-2", "NEW-15")
async def test_a_rejection_for_what_it_found_is_announced_and_names_its_provider(
    checking, reviewer
):
    checking.authorizes_background, checking.npn = True, "10000017"
    case = await checking.submitted()
    await check_all(checking, Provider())
    await checking.act(reviewer, case, "claim")
    shown = await checking.get(reviewer, f"/review/{case.key}")
    assert shown["judgment"]["asks_about_report"]
    assert shown["judgment"]["report_names"] == "the background check"
    unsaid = await checking.act(reviewer, case, "rejection", reason="What was found.")
    assert unsaid.status_code == 422
    wish = {"reason": "What was found.", "rests_on_report": True}
    told = await checking.act(reviewer, case, "rejection", **wish)
    assert told.json()["proposal"]["rests_on"] == "the background check"
    agency = str(SimulatedBackgroundChecks.agency)
    notice = await checking.get(case.producer, f"/cases/{case.key}/notice")
    assert agency in notice["text"][0]
    lines = notice["background_check"]["lines"]
    assert "Outcome, as it was given: consider" in lines
    assert f"From {agency}" in lines
    record = await record_of(checking, case, reviewer)
    assert record["Rejection and FCRA"]["Rests on"] == "the background check"
    assert record["Background check"]["Made by"] == agency
