"""What a reviewer says of a decision stays with it; a colleague can go on."""

from contracts.api.case_review import StaffReason
from tests.support.case_desk import Person
from tests.support.covers import covers

ANN, BEN = Person("reviewer", name="Ann"), Person("reviewer", name="Ben")


async def notes(desk, person, case) -> dict[str, str]:
    """Give the notes of the history by what was done."""
    history = (await desk.get(person, f"/review/{case.key}"))["history"]
    return {line["what"]: line["note"] for line in history if line["note"]}


async def claimed(desk):
    case = await desk.submitted()
    await desk.act(ANN, case, "claim")
    return case


@covers("REV-6")
async def test_each_reason_stays_with_its_decision_for_the_next_reviewer(desk):
    case = await claimed(desk)
    await desk.act(ANN, case, "error", reason="The SSN belongs to someone else.")
    await desk.act(ANN, case, "return", reason="It was a mix-up.")
    await desk.act(ANN, case, "rejection", reason="The license was revoked.")
    assert await notes(desk, BEN, case) == {
        "Put in error": "The SSN belongs to someone else.",
        "Returned to review": "It was a mix-up.",
        "Rejected": "The license was revoked.",
    }
    assert await notes(desk, Person("support"), case) == {}
    shown = await desk.get(case.producer, f"/cases/{case.key}")
    assert shown["reason"] == "The license was revoked."


@covers("REV-6")
async def test_what_is_said_of_a_return_is_the_teams_to_read(desk):
    case = await claimed(desk)
    await desk.act(ANN, case, "error", reason="The SSN belongs to someone else.")
    refused = await desk.act(ANN, case, "return", reason=" ")
    assert refused.json()["detail"] == "Give a reason. Your team can read it."
    await desk.act(ANN, case, "return", reason="It was a mix-up.")
    answers = [
        await desk.http_get(case.producer, f"/cases/{case.key}{page}", {})
        for page in ("", "/check", "/answers-copy")
    ]
    assert all("mix-up" not in answer.text for answer in answers)
    refused = await desk.act(ANN, case, "error", reason=" ")
    assert refused.json()["detail"] == "Give a reason. The producer can read it."


@covers("REV-1")
async def test_a_colleague_takes_over_with_a_reason_that_the_history_keeps(desk):
    case = await claimed(desk)
    refused = await desk.act(BEN, case, "take-over", reason=" ")
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_request")
    taken = (await desk.act(BEN, case, "take-over", reason="Ann is away.")).json()
    assert taken["assigned_to_me"]
    assert "approve" in taken["actions"]
    assert taken["history"][-1]["what"] == "Taken over from Ann"
    assert taken["history"][-1]["note"] == "Ann is away."
    late = await desk.act(ANN, case, "approval")
    assert late.json()["code"] == "claimed_by_other"


@covers("REV-1", "NEW-2")
async def test_a_disputed_notice_is_answered_by_who_took_the_case_over(desk):
    case = await claimed(desk)
    await desk.act(
        ANN, case, "rejection", reason="Kansas revoked it.", rests_on_report=True
    )
    said = {"text": "That was somebody else."}
    await desk.post(case.producer, f"/cases/{case.key}/notice/dispute", said)
    await desk.act(BEN, case, "take-over", reason="Ann is away.")
    answered = await desk.act(BEN, case, "dispute-answer", reason="You are right.")
    assert answered.status_code == 200, answered.text


@covers("REV-1")
async def test_only_what_somebody_else_has_now_is_taken_over(desk):
    case = await claimed(desk)
    version = (await desk.get(BEN, f"/review/{case.key}"))["overview"]["version"]
    await desk.act(ANN, case, "verdicts", verdicts=[])
    await desk.act(ANN, case, "error", reason="Wrong person.")
    old = StaffReason(version=version, by_name="Ben", reason="Ann is away.")
    path = f"/review/{case.key}/take-over"
    stale = await desk.send(BEN, "POST", path, old.model_dump(mode="json"))
    assert stale.json()["code"] == "stale_case"
    assert "since you opened it" in stale.json()["detail"]
    assert "colleague" not in stale.json()["detail"]
    own = await desk.act(ANN, case, "take-over", reason="Mine.")
    assert own.json()["code"] == "nothing_to_take_over"
    theirs = Person("reviewer", account_id=case.recruiter.account_id)
    refused = await desk.act(theirs, case, "take-over", reason="Mine.")
    assert refused.json()["code"] == "own_case"
