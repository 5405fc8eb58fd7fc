"""The examination file of a decided case: how it came to the decision, and by what."""

import pytest

from case_service.domain import fcra
from tests.store.case.test_examination import examine
from tests.support import case_builders
from tests.support.case_notices import REASON, decide_all, dispute, run_out
from tests.support.covers import covers


async def rejected_by_notice(desk, reviewer):
    """Ask, judge, get changed answers, and reject after two answered disputes."""
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    verdict = {"requirement": "general", "verdict": "not acceptable"}
    verdicts = [verdict | {"because": "There is no such street."}]
    await desk.act(reviewer, case, "verdicts", verdicts=verdicts)
    wish = {"message": "Give your street.", "reopened_tabs": ["general"]}
    await desk.act(reviewer, case, "information-requests", **wish)
    moved = case_builders.GENERAL | {"primary_city": "Dallas"}
    assert (await desk.save(case, "general", moved)).status_code == 200
    await desk.sign(case)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    await desk.act(reviewer, case, "rejection", reason=REASON, rests_on_report=True)
    for said, answer in (
        (f"My SSN is {case.ssn[:3]}-{case.ssn[3:5]} {case.ssn[5:]}.", "NIPR says so."),
        ("I was born on 02/29/1980.", "NIPR has confirmed it."),
    ):
        assert (await dispute(desk, case, said)).status_code == 200
        done = await desk.act(reviewer, case, "dispute-answer", reason=answer)
        assert done.status_code == 200, done.text
    await run_out(desk, case)
    await decide_all(desk)
    return case


async def record_of(desk, case, reviewer):
    answer = await examine(desk, case.case_id, reviewer)
    assert answer.status_code == 200, answer.text
    return {one["title"]: one["lines"] for one in answer.json()["sections"]}, answer


@covers("NEW-15", "NEW-2")
async def test_a_rejection_by_notice_can_be_followed_step_by_step(desk, reviewer):
    case = await rejected_by_notice(desk, reviewer)
    record, answer = await record_of(desk, case, reviewer)
    rejection = dict(record["Rejection and FCRA"])
    assert rejection["Reason"] == REASON
    assert rejection["Text of the notice"] == f"Version {fcra.VERSION}"
    assert rejection["Time for an answer"].startswith("Until the end of ")
    assert rejection["The producer's dispute"] == "I was born on [hidden]."
    assert rejection["Answer to the dispute"] == "NIPR has confirmed it."
    assert rejection["Outcome"].startswith("Rejected ")
    mails = [subject for _, subject in record["Notices"]]
    assert [one.removeprefix("Announced by email: ") for one in mails[-4:]] == [
        "Before we decide on your application",
        "Your dispute was answered",
        "Your dispute was answered",
        "Your application was not approved",
    ]
    told = " ".join(line for _, line in record["History"])
    assert "My SSN is [hidden]." in told
    assert "NIPR says so." in told
    for value in (case.ssn, case.ssn[5:] + ".", "02/29/1980", "1980-02-29", "0004123"):
        assert value not in answer.text


@covers("NEW-15", "PEER-4", "REV-4")
async def test_verdicts_and_earlier_answers_stand_with_their_round(desk, reviewer):
    case = await rejected_by_notice(desk, reviewer)
    record, _ = await record_of(desk, case, reviewer)
    verdicts = dict(record["Verdicts"])
    assert verdicts["Round 1, General"].startswith(
        f"Not acceptable: There is no such street. ({reviewer.name}, "
    )
    handed_in = dict(record["Submissions"])
    hash_of = "Round {}, hash of the answers (SHA-256)"
    assert len(handed_in[hash_of.format(1)]) == 64
    assert handed_in[hash_of.format(1)] != handed_in[hash_of.format(2)]
    assert "Give your street." in handed_in["Round 1, asked for more"]
    assert handed_in["Round 1, General: Primary city"] == "Austin"
    assert "Round 2, General: Primary city" not in handed_in
    assert dict(record["Answers"])["General: Primary city"] == "Dallas"


@covers("NEW-15", "NEW-2")
async def test_the_authorization_is_told_with_its_text_time_and_purpose(desk, reviewer):
    case = await desk.submitted()
    record, _ = await record_of(desk, case, reviewer)
    given = dict(record["Authorization"])
    assert given["Version of the text"] == "2026-11"
    assert given["Authorized"].endswith(" CT, from address 203.0.113.9")
    assert "By ticking the box you authorize" in given["Text"]
    assert "1681b" in given["Purpose"]
    assert given["NIPR's answer"] == "Found"


@covers("NEW-15", "NEW-7")
@pytest.mark.parametrize(
    ("column", "why"),
    [
        ("decided_at", "the day of the decision"),
        ("submitted_at", "the day of the submission"),
    ],
)
async def test_the_rules_are_those_of_the_day_that_counts(desk, reviewer, column, why):
    case = await desk.submitted()
    if column == "decided_at":
        await desk.act(reviewer, case, "claim")
        await desk.act(reviewer, case, "rejection", reason="No.")
    await desk.run(
        f"update cases set {column} = '2025-07-01 18:00+00' where id = $1",  # noqa: S608
        case.case_id,
    )
    async with desk.new_rule("fee", "TX", cents=99900):
        record, _ = await record_of(desk, case, reviewer)
    rules = dict(record[f"Rules in force on 07/01/2025, {why}"])
    assert rules["Fee, TX"].startswith("$13.50. ")


@covers("NEW-15", "PEER-3", "PEER-7", "PEER-11")
async def test_checks_background_check_and_appointments_have_their_sections(
    desk, reviewer
):
    case = await desk.submitted(
        background_questionnaire={"answer_9": "yes", "explanation_9": "Long ago."}
    )
    await desk.run(
        "insert into background_checks (case_id, outcome, reference, holds_approval, "
        "wished_at, answered_at, due_at) "
        "values ($1, 'clear', 'BC-1', true, now(), now(), now())",
        case.case_id,
    )
    await desk.act(reviewer, case, "claim")
    assert (await desk.act(reviewer, case, "approval")).status_code == 200
    record, _ = await record_of(desk, case, reviewer)
    checks = dict(record["Checks and accepted exceptions"])
    assert checks["E&O limits reach the minimum of the chosen states"] == "Passed"
    assert reviewer.name in checks["Approved in spite of"]
    background = dict(record["Background check"])
    assert background["Outcome"] == "The background check found nothing."
    assert background["Reference of the provider"] == "BC-1"
    filed = dict(record["Appointments"])
    assert filed["Texas"] == "Pending. To be filed with the state."
    assert record["Notices"][-1][1] == "Announced by email: Welcome Letter"
