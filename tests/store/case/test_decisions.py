"""What reviewers see and decide."""

import asyncio

import pytest

from tests.support.covers import covers

MESSAGE = "Please upload a readable declaration page."


async def queue(desk, person, **wanted):
    answer = await desk.http_get(person, "/review", wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


@covers("REV-2")
async def test_a_reviewer_sees_the_whole_case_masked(desk, reviewer):
    case = await desk.submitted(background_questionnaire={"answer_9": "no"})
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["identity"]["npn"] == case.npn
    assert shown["ssn_ending"] == case.ssn[-4:]
    assert shown["email"] == "pat@example.com"
    assert len(shown["tabs"]) == 6
    assert shown["actions"] == ["claim"]
    assert shown["flags"] == []
    (bank,) = [tab for tab in shown["tabs"] if tab["tab"] == "banking-information"]
    assert bank["values"]["account_number"] == ""
    told = [line["what"] for line in shown["history"]]
    assert told[0] == "Invited"
    assert told[-1] == "Submitted, round 1"
    assert "Sensitive data read: SSN, for the documents" in told


@covers("REV-2")
async def test_a_reviewer_reads_niprs_report_whole_once_it_is_there(desk, reviewer):
    case = await desk.submitted()
    assert (await desk.get(reviewer, f"/review/{case.key}"))["has_report"]
    report = await desk.get(reviewer, f"/review/{case.key}/report")
    parts = {part["title"]: part["lines"] for part in report["parts"]}
    assert any(line.startswith("TX ") for line in parts["Licenses"])
    assert "Regulatory actions" in parts
    early = await desk.invited()
    answer = await desk.send(reviewer, "GET", f"/review/{early.key}/report")
    assert answer.status_code == 409
    assert answer.json()["detail"] == "NIPR's report has not come yet."
    assert not (await desk.get(reviewer, f"/review/{early.key}"))["has_report"]


@covers("REV-2")
async def test_what_is_out_of_the_ordinary_is_flagged(desk, reviewer):
    case = await desk.submitted(
        background_questionnaire={"answer_9": "yes", "explanation_9": "Long ago."},
        e_and_o={"aggregate_limit": "$400,000", "per_occurrence_limit": "$400,000"},
    )
    flags = (await desk.get(reviewer, f"/review/{case.key}"))["flags"]
    assert [flag["code"] for flag in flags] == [
        "background_yes",
        "coverage",
        "coverage",
    ]
    (row,) = (await queue(desk, reviewer, search=case.key))["rows"]
    assert "background_yes" in row["flags"]


@pytest.mark.parametrize(
    ("act", "wish"),
    [
        ("release", {}),
        ("approval", {}),
        ("information-requests", {"message": MESSAGE}),
        ("error", {"reason": "Wrong person"}),
        ("rejection", {"reason": "No"}),
    ],
)
async def test_nobody_acts_on_a_case_without_claiming_it(desk, reviewer, act, wish):
    case = await desk.submitted()
    answer = await desk.act(reviewer, case, act, **wish)
    assert answer.json()["code"] == "not_claimed"


@covers("REV-5", "SUB-1", "FEE-2")
async def test_what_became_void_after_submit_is_signed_again_before_approval(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    # Word of an answer that was changed and changed back came late.
    await desk.void(case, await desk.snapshot(case))
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["judgment"]["is_blocked"]
    refused = await desk.act(reviewer, case, "approval")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_signed")
    assert await desk.said_of(case, "CaseApproved") == []
    await desk.act(reviewer, case, "information-requests", message="Sign again.")
    await desk.sign(case)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    assert (await desk.act(reviewer, case, "approval")).status_code == 200


@covers("REV-5")
async def test_approval_gives_one_number_for_ever(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    shown = await desk.get(reviewer, f"/review/{case.key}")
    wish = {"version": shown["overview"]["version"], "by_name": "Ann"}
    path = f"/review/{case.key}/approval"
    answers = await asyncio.gather(
        *(
            desk.send(reviewer, "POST", path, wish, idempotency_key=key)
            for key in ("one press", "one press", "another press")
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 200, 409]
    (said,) = await desk.said_of(case, "CaseApproved")
    number = said["producer_identification_number"]
    assert len(number) == 9
    assert said["states"] == ["OK", "TX"]
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["status"] == "Approved"
    assert frame["producer_identification_number"] == number
    assert await desk.rows("producer_numbers", case) == 1


@covers("REV-5")
async def test_no_two_cases_get_the_same_number(desk, reviewer):
    cases = [await desk.submitted() for _ in range(3)]
    for case in cases:
        await desk.act(reviewer, case, "claim")
    answers = await asyncio.gather(
        *(desk.act(reviewer, case, "approval") for case in cases)
    )
    numbers = {
        answer.json()["overview"]["producer_identification_number"]
        for answer in answers
    }
    assert len(numbers) == 3


@covers("FEE-1", "FEE-2")
async def test_the_fees_deducted_are_those_shown_when_signing(desk, reviewer):
    case, unsigned = await desk.submitted(), await desk.filled()
    await desk.act(reviewer, case, "claim")
    async with desk.new_rule("fee", "TX", cents=1000):
        for one, total in ((unsigned, "$40.00"), (case, "$43.50")):
            licenses = await desk.tab(one, "licenses")
            assert licenses["facts"]["fee_total_text"] == total
        check = await desk.get(case.producer, f"/cases/{case.key}/check")
        assert check["fee_total_text"] == "$43.50"
        await desk.act(reviewer, case, "approval")
    (said,) = await desk.said_of(case, "AppointmentFeesDeductible")
    assert said["total_cents"] == 4350
    assert {fee["state"]: fee["cents"] for fee in said["fees"]} == {
        "OK": 3000,
        "TX": 1350,
    }


@covers("EO-6")
@pytest.mark.parametrize(
    ("limit", "approved"), [("$500,000", True), ("$499,999.99", False)]
)
async def test_coverage_at_the_minimum_is_approved_and_a_cent_below_is_not(
    desk, reviewer, limit, approved
):
    limits = {"aggregate_limit": limit, "per_occurrence_limit": limit}
    case = await desk.submitted(e_and_o=limits)
    await desk.act(reviewer, case, "claim")
    answer = await desk.act(reviewer, case, "approval")
    assert (answer.status_code == 200) == approved


@covers("EO-6")
async def test_low_coverage_blocks_approval(desk, reviewer):
    case = await desk.submitted(e_and_o={"aggregate_limit": "$400,000"})
    await desk.act(reviewer, case, "claim")
    answer = await desk.act(reviewer, case, "approval")
    assert answer.json()["code"] == "coverage_too_low"
    assert "$500,000" in answer.json()["detail"]
    assert await desk.said_of(case, "CaseApproved") == []
    assert await desk.rows("producer_numbers", case) == 0


@covers("REV-6")
async def test_a_case_in_error_says_why_and_comes_back(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "error", reason="The SSN belongs to someone else.")
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert (frame["status"], frame["reason"]) == (
        "Error",
        "The SSN belongs to someone else.",
    )
    assert (await desk.get(case.recruiter, f"/cases/{case.key}"))["reason"] is None
    back = await desk.act(reviewer, case, "return", reason="It was a mix-up.")
    assert back.json()["overview"]["status"] == "HCSC Review"
    assert back.json()["overview"]["reason"] is None
    assert len(await desk.said_of(case, "CasePutInError")) == 1
    assert len(await desk.said_of(case, "CaseReturnedToReview")) == 1


@covers("REV-6")
async def test_a_rejection_is_final_and_tells_its_reason(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    assert (await desk.act(reviewer, case, "rejection", reason=" ")).status_code == 422
    await desk.act(reviewer, case, "rejection", reason="The license was revoked.")
    told = await desk.get(case.producer, f"/cases/{case.key}")
    assert (told["status"], told["reason"]) == ("Rejected", "The license was revoked.")
    letter = await desk.as_service(
        "documents",
        f"/internal/cases/{case.case_id}/letters/not-approved/{case.case_id}",
        purpose="letter-data",
    )
    assert letter.json()["reason"] == "The license was revoked."
    assert len(await desk.said_of(case, "CaseRejected")) == 1
    answer = await desk.act(reviewer, case, "approval")
    assert answer.json()["code"] == "not_allowed"


async def test_history_cannot_be_changed(desk, reviewer):
    case = await desk.invited()
    for statement in (
        "update history set what = 'nothing' where case_id = $1",
        "delete from history where case_id = $1",
        "delete from producer_numbers where case_id = $1",
    ):
        with pytest.raises(Exception, match="append-only"):
            await desk.run(statement, case.case_id)


@covers("REV-1")
async def test_one_form_key_never_answers_for_another_act(desk, reviewer):
    case = await desk.submitted()
    claimed = (await desk.act(reviewer, case, "claim")).json()
    wish = {"version": claimed["overview"]["version"], "by_name": "Ann"}
    paths = [f"/review/{case.key}/{act}" for act in ("release", "approval")]
    release, approval = [
        await desk.send(reviewer, "POST", path, wish, idempotency_key="one form")
        for path in paths
    ]
    assert release.status_code == 200
    assert approval.json()["code"] == "stale_case"
