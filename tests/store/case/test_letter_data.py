"""What the case service tells of letters: each only of what has come about."""

from uuid import uuid4

from tests.support.case_notices import REASON, announced, decide_all, run_out
from tests.support.covers import covers


async def told(desk, case, letter, about=None):
    path = f"/internal/cases/{case.case_id}/letters/{letter}/{about or case.case_id}"
    return await desk.as_service("documents", path, purpose="letter-data")


@covers("NEW-2", "REV-6")
async def test_the_letter_after_a_notice_has_reason_and_the_words_of_the_law(
    desk, reviewer
):
    case = await announced(desk, reviewer)
    (said,) = await desk.said_of(case, "RejectionProposed")
    proposal = said["proposal_id"]
    early = await told(desk, case, "adverse-action-notice", proposal)
    assert early.status_code == 404
    await run_out(desk, case)
    await decide_all(desk)
    letter = (await told(desk, case, "adverse-action-notice", proposal)).json()
    assert letter["reason"] == REASON
    assert "NIPR did not make this decision" in " ".join(letter["notice"])
    notice = await desk.get(case.producer, f"/cases/{case.key}/notice")
    assert letter["notice"] == notice["text"]
    before = (await told(desk, case, "pre-adverse-notice", proposal)).json()
    assert before["notice"] == notice["announced"]
    assert before["reason"] == ""


@covers("REV-6")
async def test_a_plain_rejection_has_its_reason_and_no_notice(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "rejection", reason="No need.", rests_on_report=None)
    letter = (await told(desk, case, "not-approved")).json()
    assert (letter["reason"], letter["notice"]) == ("No need.", [])
    assert letter["address"]["zip_code"] == "78701"


@covers("REV-7")
async def test_a_withdrawn_invitation_is_told_of_without_an_address(desk):
    case = await desk.invited()
    assert (await told(desk, case, "application-withdrawn")).status_code == 404
    withdrawn = await desk.send(case.recruiter, "POST", f"/cases/{case.key}/withdrawal")
    assert withdrawn.status_code == 200
    letter = (await told(desk, case, "application-withdrawn")).json()
    assert letter["address"] is None
    assert letter["name"]


@covers("NEW-2")
async def test_the_notice_of_another_case_is_none_of_this_one(desk, reviewer):
    case = await announced(desk, reviewer)
    (said,) = await desk.said_of(case, "RejectionProposed")
    other = await desk.invited()
    for about in (said["proposal_id"], uuid4()):
        answer = await told(desk, other, "pre-adverse-notice", about)
        assert answer.status_code == 404


async def test_a_letter_that_nobody_knows_is_refused(desk):
    case = await desk.invited()
    assert (await told(desk, case, "love-letter")).status_code == 422
