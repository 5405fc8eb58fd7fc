"""A rejection that rests on NIPR's report: notice, clock, dispute, decision."""

import asyncio
from dataclasses import replace

import pytest

from case_service.domain.viewer import SYSTEM
from case_service.jobs import Deciding
from case_service.store.case_files import CaseFileStore
from case_service.use_cases.pass_case import pass_case
from tests.support.covers import covers

REASON = "NIPR's record shows a revocation."


async def announced(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    wish = {"reason": REASON, "rests_on_report": True}
    done = await desk.act(reviewer, case, "rejection", **wish)
    assert done.status_code == 200, done.text
    return case


async def run_out(desk, case):
    await desk.run(
        "update proposed_rejections set decides_at = now(), due_at = now() "
        "where case_id = $1",
        case.case_id,
    )


async def decide_all(desk):
    deciding = Deciding(desk.database)
    while await deciding.decide_next():
        pass


async def status(desk, case):
    return (await desk.get(case.producer, f"/cases/{case.key}"))["status"]


async def flags(desk, reviewer, case):
    """Read the flags of a case in the queue, which are those of its page."""
    found = await desk.http_get(reviewer, "/review", {"search": case.key})
    (row,) = found.json()["rows"]
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert {flag["code"] for flag in shown["flags"]} == set(row["flags"])
    return row["flags"]


async def dispute(desk, case, text="That was somebody else."):
    path = f"/cases/{case.key}/notice/dispute"
    return await desk.send(case.producer, "POST", path, {"text": text})


@covers("NEW-2")
async def test_the_producer_gets_notice_report_and_rights_before_anything_is_decided(
    desk, reviewer
):
    case = await announced(desk, reviewer)
    assert await status(desk, case) == "HCSC Review"
    assert await desk.said_of(case, "CaseRejected") == []
    (said,) = await desk.said_of(case, "RejectionProposed")
    notice = await desk.get(case.producer, f"/cases/{case.key}/notice")
    assert notice["can_dispute"]
    assert notice["proposal"]["reason"] == REASON
    assert notice["authorization_text_version"]
    assert "1681b" in notice["purpose"]
    parts = {part["title"]: part["lines"] for part in notice["report"]}
    assert any("0001234" in line for line in parts["Licenses"])
    assert notice["rights"]
    text = await desk.as_service(
        "notifications",
        f"/internal/proposals/{said['proposal_id']}",
        purpose="send-message",
    )
    assert "Nothing is decided yet." in " ".join(text.json()["before"])


@covers("NEW-2", "PEER-6")
async def test_a_recruiter_learns_nothing_of_it(desk, reviewer):
    case = await announced(desk, reviewer)
    mine = await desk.get(case.producer, f"/cases/{case.key}")
    assert mine["has_notice"]
    assert "not to approve" in mine["what_next"]
    seen = await desk.get(case.recruiter, f"/cases/{case.key}")
    assert not seen["has_notice"]
    assert "not to approve" not in seen["what_next"]


@covers("NEW-2", "PEER-6")
async def test_who_invited_learns_nothing_of_it_in_any_other_role_either(
    desk, reviewer
):
    case = await announced(desk, reviewer)
    for role in ("producer", "support"):
        seen = await desk.get(
            replace(case.recruiter, also=(role,)), f"/cases/{case.key}"
        )
        assert not seen["has_notice"], role
        assert "not to approve" not in seen["what_next"], role
    both = replace(case.producer, also=("recruiter",))
    mine = await desk.get(both, f"/cases/{case.key}")
    assert mine["has_notice"]


@covers("NEW-2", "REV-6")
async def test_after_the_clock_the_case_is_rejected_once_whoever_decides(
    desk, reviewer
):
    case = await announced(desk, reviewer)
    await decide_all(desk)
    assert await status(desk, case) == "HCSC Review"
    await run_out(desk, case)
    await asyncio.gather(*(decide_all(desk) for _ in range(3)))
    await decide_all(desk)
    assert await status(desk, case) == "Rejected"
    (said,) = await desk.said_of(case, "CaseRejected")
    assert said["proposal_id"]
    notice = await desk.get(case.producer, f"/cases/{case.key}/notice")
    assert "NIPR did not make this decision" in " ".join(notice["text"])
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["reason"] == REASON


@covers("NEW-2")
async def test_a_dispute_stops_the_clock_until_a_reviewer_has_answered(desk, reviewer):
    case = await announced(desk, reviewer)
    assert "report_disputed" not in await flags(desk, reviewer, case)
    assert (await dispute(desk, case, " ")).status_code == 422
    assert (await dispute(desk, case)).json()["proposal"]["stage"] == "disputed"
    assert (await dispute(desk, case)).json()["code"] == "no_proposal"
    await desk.run(
        "update proposed_rejections set due_at = now() where case_id = $1",
        case.case_id,
    )
    await decide_all(desk)
    assert await status(desk, case) == "HCSC Review"
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["proposal"]["dispute"] == "That was somebody else."
    assert "answer_dispute" in shown["actions"]
    assert "report_disputed" in await flags(desk, reviewer, case)
    answered = await desk.act(reviewer, case, "dispute-answer", reason="It was you.")
    assert answered.json()["proposal"]["answer"] == "It was you."
    assert "report_disputed" not in await flags(desk, reviewer, case)
    assert len(await desk.said_of(case, "DisputeAnswered")) == 1
    assert len(await desk.said_of(case, "ReportDisputed")) == 1
    await decide_all(desk)
    assert await status(desk, case) == "HCSC Review"


@covers("NEW-2")
async def test_nothing_else_is_decided_until_it_is_withdrawn(desk, reviewer):
    case = await announced(desk, reviewer)
    for act, wish in (
        ("approval", {}),
        ("information-requests", {"message": "More."}),
        ("error", {"reason": "Wrong."}),
        ("rejection", {"reason": "No."}),
        ("rejection", {"reason": "No.", "rests_on_report": True}),
    ):
        refused = await desk.act(reviewer, case, act, **wish)
        assert refused.json()["code"] == "rejection_proposed", act
    done = await desk.act(reviewer, case, "rejection-withdrawal")
    assert "approve" in done.json()["actions"]
    await run_out(desk, case)
    await decide_all(desk)
    assert await status(desk, case) == "HCSC Review"
    assert len(await desk.said_of(case, "RejectionProposalWithdrawn")) == 1
    assert (await desk.act(reviewer, case, "approval")).status_code == 200


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


@covers("NEW-2")
async def test_who_dies_with_a_claimed_decision_leaves_it_to_the_next(
    desk, reviewer, monkeypatch
):
    case = await announced(desk, reviewer)
    await run_out(desk, case)

    async def die(*args, **kwargs):
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr("case_service.jobs.reviewing.carry_out_rejection", die)
        with pytest.raises(ConnectionError):
            await Deciding(desk.database).decide_next()
    await decide_all(desk)
    assert await status(desk, case) == "HCSC Review"
    await run_out(desk, case)
    await decide_all(desk)
    assert await status(desk, case) == "Rejected"


@covers("NEW-2")
async def test_a_rejection_for_other_reasons_needs_no_notice(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "rejection", reason="Not our market.")
    assert await status(desk, case) == "Rejected"
    answer = await desk.send(case.producer, "GET", f"/cases/{case.key}/notice")
    assert answer.json()["code"] == "no_proposal"
