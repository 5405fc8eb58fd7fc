"""A notice of a rejection never outlives what it was about."""

import pytest

from case_service.domain.viewer import SYSTEM
from case_service.store.case_files import CaseFileStore
from case_service.use_cases.steps.pass_case import pass_case
from tests.support.case_notices import (
    announced,
    decide_all,
    dispute,
    run_out,
    status,
)
from tests.support.covers import covers


@covers("NEW-2", "REV-7")
@pytest.mark.parametrize("who", ["producer", "recruiter"])
async def test_withdrawing_the_case_ends_the_notice_too(desk, reviewer, who):
    case = await announced(desk, reviewer)
    person = {"producer": case.producer, "recruiter": case.recruiter}[who]
    told = await desk.post(person, f"/cases/{case.key}/withdrawal")
    mine = await desk.get(case.producer, f"/cases/{case.key}")
    for frame in (told, mine):
        assert frame["status"] == "Withdrawn"
        assert not frame["has_notice"]
        assert "not to approve" not in frame["what_next"]
    refused = await dispute(desk, case)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_proposal")
    await run_out(desk, case)
    await decide_all(desk)
    assert await status(desk, case) == "Withdrawn"
    assert await desk.said_of(case, "CaseRejected") == []
    assert len(await desk.said_of(case, "RejectionProposalWithdrawn")) == 1


@covers("NEW-2", "REV-7")
async def test_a_notice_left_open_on_an_ended_case_is_nothing_to_answer(desk, reviewer):
    case = await announced(desk, reviewer)
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    # As a release before this one left it.
    await desk.run(
        "update proposed_rejections set stage = 'waiting' where case_id = $1",
        case.case_id,
    )
    mine = await desk.get(case.producer, f"/cases/{case.key}")
    assert "not to approve" not in mine["what_next"]
    assert not mine["has_notice"]
    notice = await desk.get(case.producer, f"/cases/{case.key}/notice")
    assert "no longer considering" in notice["stands"]
    assert not notice["can_dispute"]
    assert (await dispute(desk, case)).json()["code"] == "not_allowed"


@covers("NEW-2", "PEER-3")
async def test_no_rule_approves_a_case_whose_rejection_is_announced(desk, reviewer):
    case = await announced(desk, reviewer)
    await desk.act(reviewer, case, "release")
    async with desk.database.transaction() as tx:
        await pass_case(tx, await CaseFileStore(tx).read(case.case_id, by=SYSTEM))
    assert await status(desk, case) == "HCSC Review"
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "rejection-withdrawal")
    await desk.act(reviewer, case, "release")
    async with desk.database.transaction() as tx:
        await pass_case(tx, await CaseFileStore(tx).read(case.case_id, by=SYSTEM))
    assert await status(desk, case) == "Approved"


@covers("NEW-2", "NEW-14")
async def test_who_has_a_notice_answers_it_before_taking_the_case_back(desk, reviewer):
    case = await announced(desk, reviewer)
    await desk.act(reviewer, case, "release")
    path = f"/cases/{case.key}/taking-back"
    assert not (await desk.get(case.producer, f"/cases/{case.key}"))["can_take_back"]
    refused = await desk.send(case.producer, "POST", path)
    assert (refused.status_code, refused.json()["code"]) == (409, "notice_first")
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "rejection-withdrawal")
    await desk.act(reviewer, case, "release")
    assert (await desk.get(case.producer, f"/cases/{case.key}"))["can_take_back"]
    assert (await desk.send(case.producer, "POST", path)).status_code == 200


@covers("NEW-2")
async def test_what_was_announced_for_older_answers_rejects_no_newer_ones(
    desk, reviewer
):
    case = await announced(desk, reviewer)
    # As a release before this one let it come: taken back and submitted once more.
    await desk.run(
        "update proposed_rejections set review_round = 0 where case_id = $1",
        case.case_id,
    )
    await run_out(desk, case)
    await decide_all(desk)
    assert await status(desk, case) == "HCSC Review"
    assert await desk.said_of(case, "CaseRejected") == []
    assert len(await desk.said_of(case, "RejectionProposalWithdrawn")) == 1
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["proposal"]["stage"] == "withdrawn"
    assert shown["history"][-1]["what"] == "Announced rejection withdrawn"


@covers("NEW-2", "REV-6")
async def test_a_case_in_error_goes_nowhere_while_its_rejection_is_announced(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "error", reason="Look.")
    wish = {"reason": "The record.", "rests_on_report": True}
    await desk.act(reviewer, case, "rejection", **wish)
    refused = await desk.act(reviewer, case, "return", reason="Go on.")
    assert refused.json()["code"] == "rejection_proposed"
    assert await status(desk, case) == "Error"


@covers("NEW-2")
async def test_the_notice_says_how_it_stands_at_every_stage(desk, reviewer):
    case = await announced(desk, reviewer)
    waiting = await desk.get(case.producer, f"/cases/{case.key}/notice")
    day = waiting["proposal"]["last_day"]
    assert f"until {day}" in waiting["stands"]
    assert waiting["can_dispute"]
    disputed = (await dispute(desk, case)).json()
    assert day not in disputed["stands"]
    assert not disputed["can_dispute"]
    assert disputed["text"] == waiting["text"]
    await desk.act(reviewer, case, "dispute-answer", reason="It was you.")
    assert (await desk.get(case.producer, f"/cases/{case.key}/notice"))["can_dispute"]
    await run_out(desk, case)
    over = await desk.get(case.producer, f"/cases/{case.key}/notice")
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    for told in (over["stands"], frame["what_next"], *_details(frame)):
        assert "a decision is due" in told
    assert not over["can_dispute"]
    await decide_all(desk)
    decided = await desk.get(case.producer, f"/cases/{case.key}/notice")
    assert "has decided" in decided["stands"]
    assert decided["announced"] == waiting["text"]


def _details(frame):
    (decision,) = (step for step in frame["milestones"] if step["title"] == "Decision")
    return [decision["detail"]]


@covers("NEW-2")
@pytest.mark.parametrize("who", ["producer", "reviewer"])
async def test_a_notice_that_was_taken_back_says_so_and_stays_readable(
    desk, reviewer, who
):
    case = await announced(desk, reviewer)
    sent = await desk.get(case.producer, f"/cases/{case.key}/notice")
    if who == "reviewer":
        await desk.act(reviewer, case, "rejection-withdrawal")
    else:
        await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    notice = await desk.get(case.producer, f"/cases/{case.key}/notice")
    assert "no longer considering" in notice["stands"]
    assert notice["text"] == sent["text"]
    assert not notice["can_dispute"]
