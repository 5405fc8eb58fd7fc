"""Asking the producer for more, and the answer."""

import pytest

from contracts.ids import uuid7
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
    assert frame["open_request"]["wanted_documents"] == ["E&O declaration page"]
    assert frame["open_request"]["documents"] == []
    missing = "Asked for, but not uploaded: E&O declaration page."
    assert missing in await desk.exceptions(reviewer, case)
    await desk.upload(case)
    assert missing not in await desk.exceptions(reviewer, case)


@covers("REV-3", "REV-4")
async def test_asked_once_more_what_did_not_come_is_wanted_still(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    wishes = (["Court order", "E&O declaration page"], ["License copy"])
    for names in wishes:
        wish = {"message": MESSAGE, "wanted_documents": names}
        await desk.act(reviewer, case, "information-requests", **wish)
    asked = (await desk.get(case.producer, f"/cases/{case.key}"))["open_request"]
    named = [one["name"] for one in asked["documents"]]
    assert named == ["Court order", "License copy"]
    assert "E&O declaration page" in asked["wanted_documents"]
    missing = (
        "Asked for, but not uploaded: E&O declaration page, Court order, License copy."
    )
    assert missing in await desk.exceptions(reviewer, case)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    first, second = (await desk.get(reviewer, f"/review/{case.key}"))["requests"]
    assert (first["is_replaced"], second["is_replaced"]) == (True, False)


@covers("REV-3", "REV-4")
async def test_a_document_asked_for_by_name_is_uploaded_against_that_name(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    wish = {"message": MESSAGE, "wanted_documents": ["Court order", "License copy"]}
    await desk.act(reviewer, case, "information-requests", **wish)
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    order, copy = frame["open_request"]["documents"]
    assert (order["name"], order["sent_at"]) == ("Court order", None)
    file_id = str(uuid7())
    sent = await desk.send(
        case.producer,
        "POST",
        f"/cases/{case.key}/wanted-documents/{order['id']}",
        {"file_id": file_id},
    )
    assert sent.json()["open_request"]["documents"][0]["sent_at"]
    found = await desk.exceptions(reviewer, case)
    assert "Asked for, but not uploaded: License copy." in found
    (said,) = await desk.said_of(case, "InfoRequested")
    # What a reviewer calls a document may hold anything, so no event names it.
    assert said["wanted_documents"] == ["supporting-document"]
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    late = await desk.send(
        case.producer,
        "POST",
        f"/cases/{case.key}/wanted-documents/{copy['id']}",
        {"file_id": str(uuid7())},
    )
    assert late.json()["code"] == "not_wanted"
    (kept,) = (await desk.get(reviewer, f"/review/{case.key}"))["requests"]
    assert kept["wanted_documents"] == ["Court order", "License copy"]
    assert [one["file_id"] for one in kept["documents"]] == [file_id, None]


@covers("REV-3")
async def test_nobody_else_sends_a_document_into_a_case(desk, reviewer):
    case, other = await desk.submitted(), await desk.invited()
    await desk.act(reviewer, case, "claim")
    wish = {"message": MESSAGE, "wanted_documents": ["Court order"]}
    await desk.act(reviewer, case, "information-requests", **wish)
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    (order,) = frame["open_request"]["documents"]
    for key in (case.key, other.key):
        refused = await desk.send(
            other.producer,
            "POST",
            f"/cases/{key}/wanted-documents/{order['id']}",
            {"file_id": str(uuid7())},
        )
        assert refused.status_code == (404 if key == case.key else 409)


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


@covers("REV-3", "SUB-1")
async def test_what_was_asked_for_and_not_sent_warns_before_submit_and_blocks_nothing(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    wanted = ["Court order", "e-and-o-declaration-page"]
    wish = {"message": MESSAGE, "wanted_documents": wanted}
    await desk.act(reviewer, case, "information-requests", **wish)
    check = f"/cases/{case.key}/check"
    missing = (await desk.get(case.producer, check))["not_sent"]
    assert [one["name"] for one in missing] == ["E&O declaration page", "Court order"]
    page, order = missing
    assert page["id"] is None
    sent = f"/cases/{case.key}/wanted-documents/{order['id']}"
    await desk.post(case.producer, sent, {"file_id": str(await desk.upload(case))})
    assert (await desk.get(case.producer, check))["not_sent"] == []
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    assert (await desk.get(case.producer, check))["not_sent"] == []
