"""Review: queue, claims, requests for information, decisions."""

import asyncio

import pytest

from tests.support.case_desk import Person
from tests.support.covers import covers

MESSAGE = "Please upload a readable declaration page."


async def queue(desk, person, **wanted):
    answer = await desk.http_get(person, "/review", wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def keys(desk, person, **wanted):
    return [row["key"] for row in (await queue(desk, person, **wanted))["rows"]]


def a_reviewer_of(desk_tenant: str) -> Person:
    return Person("reviewer", tenant=desk_tenant)


@covers("REV-1")
async def test_the_queue_shows_who_waits_longest_first_page_by_page(desk):
    cases = [await desk.submitted() for _ in range(3)]
    reviewer = Person("reviewer")
    await desk.wait_since(cases[1], days=400)
    await desk.wait_since(cases[2], days=300)
    seen, cursor = [], ""
    while True:
        page = await queue(desk, reviewer, cursor=cursor)
        seen += [row["key"] for row in page["rows"]]
        if page["next_cursor"] is None:
            break
        cursor = page["next_cursor"]
    ours = [key for key in seen if key in {case.key for case in cases}]
    assert ours == [cases[1].key, cases[2].key, cases[0].key]
    assert len(seen) == len(set(seen)) == page["total"]
    (oldest,) = [
        row
        for row in (await queue(desk, reviewer, search=cases[1].key))["rows"]
        if row["key"] == cases[1].key
    ]
    assert oldest["business_days_waiting"] > 200


@covers("REV-1")
async def test_more_than_one_page_is_read_without_gaps(desk, monkeypatch):
    monkeypatch.setattr("case_service.use_cases.read_queue.PAGE", 2)
    reviewer = Person("reviewer")
    ours = {(await desk.invited(last_name="Paging")).key for _ in range(5)}
    for wanted in ({"status": "Invited"}, {"search": "paging"}):
        seen, cursor = [], ""
        while cursor is not None:
            page = await queue(desk, reviewer, cursor=cursor, **wanted)
            assert len(page["rows"]) <= 2
            seen += [row["key"] for row in page["rows"]]
            cursor = page["next_cursor"]
        assert ours <= set(seen)
        assert len(seen) == len(set(seen))


@covers("REV-1")
async def test_the_queue_is_searched_and_filtered(desk):
    reviewer, other = Person("reviewer"), Person("reviewer")
    case = await desk.submitted()
    invited = await desk.invited(last_name="Quetzalcóatl", states=("MT",))
    assert await keys(desk, reviewer, search=case.key.lower()) == [case.key]
    assert case.key in await keys(desk, reviewer, search="10000030")
    assert await keys(desk, reviewer, search="99999999") == []
    assert await keys(desk, reviewer, search="quetzalcoatl") == [invited.key]
    assert invited.key not in await keys(desk, reviewer)
    assert invited.key in await keys(desk, reviewer, status="Invited", state="MT")
    assert case.key not in await keys(desk, reviewer, state="MT")
    await desk.act(reviewer, case, "claim")
    assert await keys(desk, reviewer, assigned_to="me") == [case.key]
    assert await keys(desk, other, assigned_to="me") == []
    assert case.key not in await keys(desk, other, assigned_to="nobody")
    assert await keys(desk, a_reviewer_of("OTHER"), search=case.key) == []


@pytest.mark.parametrize(
    "wanted", [{"cursor": "nonsense"}, {"status": "Nonsense"}, {"state": "CA"}]
)
async def test_a_filter_that_nobody_knows_is_refused(desk, reviewer, wanted):
    assert (await desk.http_get(reviewer, "/review", wanted)).status_code == 422


@covers("REV-2")
async def test_a_reviewer_sees_the_whole_case_masked(desk, reviewer):
    case = await desk.submitted(background_questionnaire={"answer_9": "no"})
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["identity"]["npn"] == "10000030"
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


@covers("REV-1")
async def test_a_case_is_claimed_by_one_reviewer_and_released_again(desk):
    one, other = Person("reviewer", name="Ann"), Person("reviewer", name="Ben")
    case = await desk.submitted()
    claimed = await desk.act(one, case, "claim")
    assert claimed.json()["assigned_to_me"]
    assert claimed.json()["actions"] == [
        "release",
        "request_information",
        "approve",
        "put_in_error",
        "reject",
    ]
    refused = await desk.act(other, case, "claim")
    assert refused.json()["code"] == "claimed_by_other"
    assert "Ann" in refused.json()["detail"]
    seen = await desk.get(other, f"/review/{case.key}")
    assert (seen["assigned_name"], seen["actions"]) == ("Ann", [])
    assert (await desk.act(one, case, "release")).json()["actions"] == ["claim"]
    assert (await desk.act(other, case, "claim")).status_code == 200


@covers("REV-1")
async def test_of_two_reviewers_who_claim_at_once_one_gets_the_case(desk):
    case = await desk.submitted()
    reviewers = [Person("reviewer", name=name) for name in ("Ann", "Ben")]
    answers = await asyncio.gather(
        *(desk.act(reviewer, case, "claim") for reviewer in reviewers)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


@covers("REV-1")
async def test_an_act_on_a_case_that_has_changed_is_refused(desk, reviewer):
    case = await desk.submitted()
    answer = await desk.act(reviewer, case, "claim", version=1)
    assert answer.json()["code"] == "stale_case"


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
    refused = await desk.save(case, "licenses", {"TX": "yes"})
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
async def test_whoever_wants_a_declaration_page_opens_e_and_o(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(
        reviewer,
        case,
        "information-requests",
        message=MESSAGE,
        wanted_documents=["e-and-o-declaration-page"],
    )
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["open_request"]["reopened_tabs"] == ["e-and-o"]
    flags = (await desk.get(reviewer, f"/review/{case.key}"))["flags"]
    assert "documents_wanted" in {flag["code"] for flag in flags}
    await desk.upload(case)
    flags = (await desk.get(reviewer, f"/review/{case.key}"))["flags"]
    assert "documents_wanted" not in {flag["code"] for flag in flags}


@covers("REV-3")
@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"message": "  "}, "message"),
        ({"message": MESSAGE, "reopened_tabs": ["nonsense"]}, "reopened_tabs"),
        ({"message": MESSAGE, "wanted_documents": ["nonsense"]}, "wanted_documents"),
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
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    async with desk.new_fee("TX", cents=1000):
        assert (await desk.tab(case, "licenses"))["facts"]["fee_total_text"] == "$40.00"
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
    recipient = await desk.as_service(
        "notifications",
        f"/internal/cases/{case.case_id}/recipient",
        purpose="send-message",
    )
    assert recipient.json()["reason"] == "The license was revoked."
    assert recipient.json()["status"] == "Rejected"
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
