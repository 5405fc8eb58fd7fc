"""Submitting: complete, signed, once."""

import asyncio

from contracts.ids import uuid7
from tests.support import case_builders
from tests.support.case_desk import Person
from tests.support.covers import covers


def submission(case) -> str:
    return f"/cases/{case.key}/submission"


@covers("SUB-1")
async def test_a_case_is_not_submitted_while_a_tab_is_incomplete(desk):
    case = await desk.started()
    answer = await desk.send(case.producer, "POST", submission(case))
    assert answer.status_code == 409
    assert answer.json()["code"] == "incomplete"
    assert "licenses" in answer.json()["sections"]
    assert await desk.said_of(case, "CaseSubmitted") == []


@covers("SUB-1")
async def test_a_case_is_not_submitted_unsigned(desk):
    case = await desk.filled()
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert not frame["can_submit"]
    answer = await desk.send(case.producer, "POST", submission(case))
    assert answer.json()["code"] == "packet_not_signed"


@covers("SUB-1", "SIG-5")
async def test_a_case_is_not_submitted_with_documents_of_older_answers(desk):
    case = await desk.filled()
    await desk.sign(case)
    await desk.save(case, "general", {"primary_city": "Dallas"}, method="PATCH")
    answer = await desk.send(case.producer, "POST", submission(case))
    assert answer.json()["code"] == "packet_not_signed"


@covers("EO-7")
async def test_a_declaration_page_that_nobody_took_in_cannot_be_submitted(desk):
    case = await desk.filled()
    older = "01a21069-455e-74e1-8e69-9b48bbf7bb83"
    # One made just now may still be on its way: it is complete, but is not submitted.
    for page, code in (
        (str(uuid7()), "documents_missing"),
        (older, "incomplete"),
        ("not even an id", "incomplete"),
    ):
        saved = await desk.save(
            case, "e-and-o", {"declaration_page": page}, method="PATCH"
        )
        word = "Complete" if code == "documents_missing" else "Has errors"
        assert saved.json()["status"] == word
        if code == "documents_missing":
            await desk.sign(case)
        answer = await desk.send(case.producer, "POST", submission(case))
        assert answer.json()["code"] == code


@covers("SUB-1", "SUB-2")
async def test_a_signed_and_complete_case_goes_into_review_and_is_read_only(desk):
    case = await desk.filled()
    await desk.sign(case)
    check = await desk.get(case.producer, f"/cases/{case.key}/check")
    assert check["overview"]["can_submit"]
    assert check["overview"]["next_step"] == "check"
    assert check["blocking"] == []
    assert check["packet_signed"]
    assert check["fee_total_text"] == "$43.50"
    frame = await desk.post(case.producer, submission(case))
    assert frame["status"] == "HCSC Review"
    assert frame["next_step"] == "status"
    (said,) = await desk.said_of(case, "CaseSubmitted")
    assert said["review_round"] == 1
    assert said["snapshot_hash"] == await desk.snapshot(case)
    for tab, values in case_builders.answers().items():
        assert not (await desk.tab(case, tab))["editable"]
        for method in ("PUT", "PATCH"):
            saved = await desk.save(case, tab, values, method=method)
            assert saved.json()["code"] == "read_only"


@covers("SUB-1")
async def test_pressing_submit_twice_submits_once(desk):
    case = await desk.filled()
    await desk.sign(case)
    answers = await asyncio.gather(
        *(
            desk.send(
                case.producer, "POST", submission(case), idempotency_key="one press"
            )
            for _ in range(3)
        )
    )
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    other_window = await desk.send(case.producer, "POST", submission(case))
    assert other_window.json()["code"] == "not_allowed"
    assert len(await desk.said_of(case, "CaseSubmitted")) == 1


@covers("EO-6")
async def test_low_coverage_can_be_submitted_and_warns_before(desk):
    case = await desk.filled(e_and_o={"per_occurrence_limit": "$400,000"})
    await desk.sign(case)
    check = await desk.get(case.producer, f"/cases/{case.key}/check")
    assert check["blocking"] == []
    assert "below $500,000" in check["warnings"][0]["message"]
    assert (await desk.post(case.producer, submission(case)))["status"] == "HCSC Review"


@covers("NEW-9")
async def test_the_review_is_promised_by_a_day(desk):
    case = await desk.submitted()
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    titles = [milestone["title"] for milestone in frame["milestones"]]
    assert titles == ["Invited", "Started", "Documents signed", "Submitted", "Decision"]
    assert frame["milestones"][-1]["expected_by"] is not None
    assert "3 to 5 business days" in frame["what_next"]


@covers("REV-7")
async def test_a_producer_withdraws_a_submitted_case(desk):
    case = await desk.submitted()
    assert (await desk.get(case.producer, f"/cases/{case.key}"))["can_withdraw"]
    frame = await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    assert (frame["status"], frame["can_withdraw"]) == ("Withdrawn", False)


async def test_only_its_producer_submits_a_case(desk):
    case = await desk.filled()
    await desk.sign(case)
    for stranger in (Person("producer"), Person("producer", tenant="OTHER")):
        answer = await desk.send(stranger, "POST", submission(case))
        assert answer.status_code == 404
    for role in ("recruiter", "reviewer", "support"):
        answer = await desk.send(Person(role), "POST", submission(case))
        assert answer.status_code == 403
