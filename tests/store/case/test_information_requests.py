"""Asking the producer for more, and the answer."""

import pytest

from tests.support import case_builders
from tests.support.covers import covers

MESSAGE = "Please upload a readable declaration page."


async def queue(desk, person, **wanted):
    answer = await desk.http_get(person, "/review", wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


@covers("REV-3")
async def test_a_request_reopens_only_the_chosen_tabs(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    asked = await desk.act(
        reviewer,
        case,
        "information-requests",
        message=MESSAGE,
        reopened_tabs=["general"],
    )
    assert asked.status_code == 200, asked.text
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["status"] == "Information Requested"
    assert frame["open_request"]["message"] == MESSAGE
    assert frame["next_step"] == "general"
    editable = {one["tab"] for one in frame["sections"] if one["editable"]}
    assert editable == {"general", "esignature"}
    attention = {
        one["tab"]
        for one in frame["sections"]
        if one["status"] == "Needs your attention"
    }
    assert attention == {"general"}
    for closed, values in case_builders.answers().items():
        for method in ("PUT", "PATCH") if closed != "general" else ():
            refused = await desk.save(case, closed, values, method=method)
            assert refused.json()["code"] == "read_only"
    (said,) = await desk.said_of(case, "InfoRequested")
    assert said["reopened_tabs"] == ["general"]
    text = await desk.as_service(
        "notifications",
        f"/internal/requests/{said['request_id']}",
        purpose="send-message",
    )
    assert text.json()["message"] == MESSAGE
    seen = await desk.get(case.recruiter, f"/cases/{case.key}")
    assert seen["status"] == "Information Requested"
    assert seen["open_request"] is None


@covers("REV-3")
@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"message": "  "}, "message"),
        ({"message": MESSAGE, "reopened_tabs": ["nonsense"]}, "reopened_tabs"),
        ({"message": MESSAGE, "wanted_documents": ["x" * 121]}, "wanted_documents"),
    ],
)
async def test_a_faulty_request_is_refused_beside_its_field(
    desk, reviewer, wish, field
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    answer = await desk.act(reviewer, case, "information-requests", **wish)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == field


@covers("REV-4", "NEW-9")
async def test_an_answered_request_goes_back_to_review_and_the_round_is_kept(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(
        reviewer,
        case,
        "information-requests",
        message=MESSAGE,
        reopened_tabs=["general"],
    )
    await desk.let_pass(case, days=21)
    (row,) = (await queue(desk, reviewer, search=case.key))["rows"]
    assert (row["business_days_waiting"], row["due_on"]) == (0, None)
    await desk.save(case, "general", {"primary_city": "Dallas"}, method="PATCH")
    early = await desk.send(case.producer, "POST", f"/cases/{case.key}/submission")
    assert early.json()["code"] == "packet_not_signed"
    await desk.sign(case)
    frame = await desk.post(case.producer, f"/cases/{case.key}/submission")
    assert frame["status"] == "HCSC Review"
    assert frame["open_request"] is None
    (said,) = await desk.said_of(case, "CaseResubmitted")
    assert said["review_round"] == 2
    assert len(await desk.said_of(case, "CaseSubmitted")) == 1
    shown = await desk.get(reviewer, f"/review/{case.key}")
    (kept,) = shown["requests"]
    assert kept["request_id"] == said["request_id"]
    assert kept["answered_at"] is not None
    assert "resubmitted" in {flag["code"] for flag in shown["flags"]}
    assert shown["assigned_to_me"]
    # Three weeks passed, but the clock stood still while the producer was asked.
    (row,) = (await queue(desk, reviewer, search=case.key))["rows"]
    assert row["business_days_waiting"] == 0
    assert await desk.rows("submissions", case) == 2


@covers("NEW-9")
async def test_what_the_producer_saves_does_not_move_the_stopped_clock(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(
        reviewer,
        case,
        "information-requests",
        message=MESSAGE,
        reopened_tabs=["general"],
    )
    await desk.run(
        "update cases set queue_since = now() - interval '30 days', "
        "asked_at = now() - interval '29 days' where id = $1",
        case.case_id,
    )
    await desk.save(case, "general", {"primary_city": "Dallas"})
    (row,) = (await queue(desk, reviewer, search=case.key))["rows"]
    assert row["business_days_waiting"] <= 1


@covers("REV-7", "PEER-6")
@pytest.mark.parametrize("who", ["producer", "recruiter"])
async def test_a_withdrawn_case_asks_for_nothing_any_more(desk, reviewer, who):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "information-requests", message=MESSAGE)
    frame = await desk.post(getattr(case, who), f"/cases/{case.key}/withdrawal")
    assert frame["status"] == "Withdrawn"
    assert frame["open_request"] is None


@covers("PEER-6")
async def test_two_rounds_and_an_error_all_stand_among_the_milestones(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    for _ in range(2):
        asked = await desk.act(reviewer, case, "information-requests", message=MESSAGE)
        assert asked.status_code == 200, asked.text
        await desk.post(case.producer, f"/cases/{case.key}/submission")
    for act in ("error", "return"):
        acted = await desk.act(reviewer, case, act, reason="The bank is unknown.")
        assert acted.status_code == 200, acted.text
    expected = [
        ("Invited", ""),
        ("Started", ""),
        ("Documents signed", ""),
        ("Submitted", ""),
        ("Information requested", ""),
        ("Submitted", "Round 2"),
        ("Information requested", ""),
        ("Submitted", "Round 3"),
        ("Error", ""),
        ("Returned to review", ""),
        ("Decision", ""),
    ]
    for person in (case.producer, case.recruiter):
        frame = await desk.get(person, f"/cases/{case.key}")
        assert told(frame["milestones"]) == expected
    (listed,) = (await desk.get(case.recruiter, "/cases"))["cases"]
    assert told(listed["milestones"]) == expected


def told(milestones):
    return [(step["title"], step["detail"]) for step in milestones]
