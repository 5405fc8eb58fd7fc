"""Taking a submitted case back: until a reviewer has it, and submitted again."""

import asyncio

from tests.support.case_desk import Person
from tests.support.covers import covers


def taking_back(case) -> str:
    return f"/cases/{case.key}/taking-back"


@covers("NEW-14")
async def test_a_submitted_case_is_taken_back_corrected_and_submitted_again(desk):
    case = await desk.submitted()
    assert (await desk.get(case.producer, f"/cases/{case.key}"))["can_take_back"]
    frame = await desk.post(case.producer, taking_back(case))
    assert (frame["status"], frame["can_take_back"]) == ("In Progress", False)
    # Nothing has changed yet, so what was signed still counts.
    assert frame["can_submit"]
    assert len(await desk.said_of(case, "CaseRecalled")) == 1
    changed = await desk.save(
        case, "general", {"primary_city": "Dallas"}, method="PATCH"
    )
    assert changed.status_code == 200
    refused = await desk.send(case.producer, "POST", f"/cases/{case.key}/submission")
    assert refused.json()["code"] == "packet_not_signed"
    await desk.sign(case)
    frame = await desk.post(case.producer, f"/cases/{case.key}/submission")
    assert frame["status"] == "HCSC Review"
    rounds = [
        said["review_round"] for said in await desk.said_of(case, "CaseSubmitted")
    ]
    assert rounds == [1, 2]


@covers("NEW-14", "REV-1")
async def test_the_queue_lets_go_of_a_case_that_was_taken_back(desk):
    case, reviewer = await desk.submitted(), Person("reviewer")
    query = {"search": case.key, "status": "HCSC Review"}
    queue = (await desk.http_get(reviewer, "/review", query)).json()
    assert len(queue["rows"]) == 1
    await desk.post(case.producer, taking_back(case))
    queue = (await desk.http_get(reviewer, "/review", query)).json()
    assert queue["rows"] == []
    # A page of before cannot act on it either.
    claimed = await desk.act(reviewer, case, "claim")
    assert claimed.json()["code"] == "not_allowed"


@covers("NEW-9", "NEW-14")
async def test_the_clock_of_the_review_begins_anew_after_a_correction(desk):
    case = await desk.submitted()
    await desk.let_pass(case, days=30)
    before = await decision(desk, case)
    await desk.post(case.producer, taking_back(case))
    assert (await decision(desk, case))["expected_by"] is None
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    assert (await decision(desk, case))["expected_by"] > before["expected_by"]


async def decision(desk, case):
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    return frame["milestones"][-1]


@covers("NEW-14")
async def test_a_claimed_case_is_not_taken_back(desk):
    case, reviewer = await desk.submitted(), Person("reviewer")
    await desk.act(reviewer, case, "claim")
    assert not (await desk.get(case.producer, f"/cases/{case.key}"))["can_take_back"]
    answer = await desk.send(case.producer, "POST", taking_back(case))
    assert answer.json()["code"] == "review_has_begun"
    await desk.act(reviewer, case, "release")
    assert (await desk.post(case.producer, taking_back(case)))[
        "status"
    ] == "In Progress"


@covers("NEW-14", "REV-1")
async def test_of_taking_back_and_claiming_at_once_one_succeeds(desk):
    case, reviewer = await desk.submitted(), Person("reviewer")
    back, claim = await asyncio.gather(
        desk.send(case.producer, "POST", taking_back(case)),
        desk.act(reviewer, case, "claim"),
    )
    assert sorted([back.status_code, claim.status_code]) == [200, 409]
