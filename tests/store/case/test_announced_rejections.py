"""A rejection that rests on a consumer report: notice, clock, dispute, decision."""

import asyncio
from dataclasses import replace

import pytest

from case_service.jobs import Deciding
from tests.support.case_notices import (
    REASON,
    announced,
    decide_all,
    dispute,
    flags,
    run_out,
    status,
)
from tests.support.covers import covers


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
    assert notice["report"]["authorization_text_version"]
    assert "1681b" in notice["report"]["purpose"]
    parts = {part["title"]: part["lines"] for part in notice["report"]["parts"]}
    assert any("0001234" in line for line in parts["Licenses"])
    assert notice["rights"]
    path = f"/internal/cases/{case.case_id}/letters/pre-adverse-notice/"
    letter = await desk.as_service(
        "documents", path + said["proposal_id"], purpose="letter-data"
    )
    assert letter.json()["notice"] == notice["text"]
    assert "Nothing is decided yet." in " ".join(notice["text"])


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
