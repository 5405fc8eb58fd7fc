"""Documents that a reviewer asks for: by their place, or by name."""

from uuid import UUID, uuid4

import pytest

from contracts.ids import uuid7
from contracts.words import FileKind
from tests.support.covers import covers

MESSAGE = "Please upload a readable declaration page."


async def asked_for_an_order(desk, reviewer):
    """A case whose producer is asked for a court order, and where to send it."""
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    wish = {"message": MESSAGE, "wanted_documents": ["Court order"]}
    await desk.act(reviewer, case, "information-requests", **wish)
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    (order,) = frame["open_request"]["documents"]
    return case, f"/cases/{case.key}/wanted-documents/{order['id']}"


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
    file_id = str(await desk.upload(case))
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


@covers("REV-3", "PEER-3")
@pytest.mark.parametrize(
    "made_up",
    [
        UUID(int=0),
        uuid4(),
        UUID("01930000-0000-7000-8000-000000000000"),
        UUID("ffffffff-ffff-7fff-bfff-ffffffffffff"),
    ],
    ids=["zero", "random", "of another year", "of no year"],
)
async def test_what_nobody_uploaded_is_no_document(desk, reviewer, made_up):
    case, path = await asked_for_an_order(desk, reviewer)
    said = {"file_id": str(made_up)}
    refused = await desk.send(case.producer, "POST", path, said)
    assert refused.json()["code"] == "not_wanted"


@covers("REV-3", "REV-7", "SUB-1")
async def test_with_the_case_its_request_for_documents_ends(desk, reviewer):
    case, path = await asked_for_an_order(desk, reviewer)
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    late = {"file_id": str(await desk.upload(case))}
    refused = await desk.send(case.producer, "POST", path, late)
    assert (refused.status_code, refused.json()["code"]) == (409, "not_wanted")
    (asked,) = (await desk.get(reviewer, f"/review/{case.key}"))["requests"]
    assert [one["file_id"] for one in asked["documents"]] == [None]


@covers("REV-3", "PEER-3")
async def test_a_document_counts_once_it_is_taken_in(desk, reviewer):
    case, path = await asked_for_an_order(desk, reviewer)
    coming = uuid7()
    await desk.post(case.producer, path, {"file_id": str(coming)})
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    missing = "Asked for, but not uploaded: Court order."
    assert missing in await desk.exceptions(reviewer, case)
    await desk.take_in(case, coming, kind=FileKind.SUPPORTING_DOCUMENT)
    assert missing not in await desk.exceptions(reviewer, case)


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
