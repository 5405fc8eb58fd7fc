"""Support sees that there are notice and verdicts, and not what they say."""

import json
from dataclasses import replace

from tests.support.case_desk import Person
from tests.support.case_notices import (
    REASON,
    announced,
    decide_all,
    dispute,
    run_out,
)
from tests.support.covers import covers

SUPPORT = Person("support")
REMARK = "There is no such street."
DISPUTE = "That was somebody else."
ANSWER = "NIPR confirms it."


async def pages(desk, person, case):
    """Read everything of the case that this person may read."""
    return [
        await desk.get(person, path)
        for path in (
            f"/review/{case.key}",
            f"/cases/{case.key}",
            f"/cases/{case.key}/check",
        )
    ]


def step(overview):
    (decision,) = [one for one in overview["milestones"] if one["title"] == "Decision"]
    return decision


@covers("NEW-2", "WHO-4")
async def test_support_sees_that_a_notice_was_sent_and_its_dates_only(desk, reviewer):
    case = await announced(desk, reviewer)
    review, overview, check = await pages(desk, SUPPORT, case)
    last_day = review["proposal"]["last_day"]
    assert review["proposal"]["stage"] == "waiting"
    assert review["proposal"]["proposed_at"]
    said = f"A notice was sent. It can be answered until {last_day}."
    for shown in (review["overview"], overview, check["overview"]):
        assert shown["what_next"] == said
        assert step(shown)["detail"] == said
        assert REASON not in json.dumps(shown)
    assert REASON not in json.dumps(review)
    notice = await desk.send(SUPPORT, "GET", f"/cases/{case.key}/notice")
    assert notice.status_code == 403


@covers("NEW-2", "PEER-4", "WHO-4")
async def test_dispute_answer_reason_and_remarks_stay_with_reviewer_and_producer(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    remark = {"requirement": "general", "verdict": "not acceptable", "because": REMARK}
    await desk.act(reviewer, case, "verdicts", verdicts=[remark])
    await desk.act(reviewer, case, "rejection", reason=REASON, rests_on_report=True)
    await dispute(desk, case, DISPUTE)
    await desk.act(reviewer, case, "dispute-answer", reason=ANSWER)
    for ended in (False, True):
        if ended:
            await run_out(desk, case)
            await decide_all(desk)
        theirs = json.dumps(await pages(desk, SUPPORT, case))
        for words in (REMARK, REASON, DISPUTE, ANSWER):
            assert words not in theirs, words
        assert '"not acceptable"' in theirs
        whole = json.dumps(await pages(desk, reviewer, case))
        for words in (REMARK, REASON, DISPUTE, ANSWER):
            assert words in whole, words


@covers("NEW-2", "PEER-6")
async def test_the_producers_milestone_tells_of_the_notice_and_the_recruiters_does_not(
    desk, reviewer
):
    case = await announced(desk, reviewer)
    mine = step(await desk.get(case.producer, f"/cases/{case.key}"))
    assert mine["detail"].startswith("A notice was sent. It can be answered until ")
    assert mine["expected_by"] is None
    theirs = step(await desk.get(case.recruiter, f"/cases/{case.key}"))
    assert theirs["detail"] == ""
    assert theirs["expected_by"]
    await dispute(desk, case)
    mine = step(await desk.get(case.producer, f"/cases/{case.key}"))
    assert "reviewer's reply" in mine["detail"]
    await desk.act(reviewer, case, "rejection-withdrawal")
    mine = step(await desk.get(case.producer, f"/cases/{case.key}"))
    assert (mine["detail"], mine["expected_by"]) == ("", theirs["expected_by"])


@covers("NEW-2", "WHO-4")
async def test_who_reviews_and_helps_sees_what_a_reviewer_sees(desk, reviewer):
    case = await announced(desk, reviewer)
    both = replace(SUPPORT, also=("reviewer",))
    assert REASON in json.dumps(await pages(desk, both, case))
