"""Files of invitations: checked, confirmed, sent once, told line by line."""

import csv
import io
from uuid import uuid4

import pytest

from tests.support.case_desk import Person
from tests.support.case_imports import HEADER, a_line, check, checked, keys, sent
from tests.support.case_people import a_mailbox
from tests.support.covers import covers


@pytest.fixture
def recruiter():
    return Person("recruiter")


@covers("PEER-1")
async def test_nothing_is_sent_before_the_recruiter_confirms(desk, recruiter):
    file = await checked(desk, recruiter, HEADER + a_line() + ",,x,\n" + a_line())
    assert (file["total"], file["ready"], file["faulty"]) == (3, 2, 1)
    assert file["can_confirm"]
    (faulty,) = file["not_invited"]
    assert faulty["number"] == 3
    assert "Enter the first name." in faulty["reasons"]
    assert [line["number"] for line in file["first"]] == [2, 4]
    await desk.send_all()
    assert await keys(desk, recruiter) == []


@covers("PEER-1", "INV-1")
async def test_a_confirmed_file_invites_each_good_line_and_announces_it(
    desk, recruiter
):
    text = HEADER + a_line() + ",,x,\n" + a_line(states="OK")
    file = await sent(desk, recruiter, text)
    assert (file["state"], file["invited"], file["faulty"]) == ("done", 2, 1)
    assert file["finished_at"]
    said = {event["case_key"]: event for event in await desk.said("InvitationIssued")}
    opened = await keys(desk, recruiter)
    assert len(opened) == 2
    assert sorted(said[key]["states"] for key in opened) == [["IL", "TX"], ["OK"]]
    shown = await desk.get(recruiter, f"/cases/{opened[0]}")
    assert (shown["status"], shown["name"]) == ("Invited", "Pat Sample")


@covers("PEER-1")
async def test_the_same_file_twice_invites_nobody_twice(desk, recruiter):
    text = HEADER + a_line() + a_line()
    first, second = (
        await checked(desk, recruiter, text),
        await checked(desk, recruiter, text),
    )
    for file in (first, second, first):
        path = f"/imports/{file['import_id']}/confirmation"
        await desk.post(recruiter, path)
        await desk.send_all()
    assert len(await keys(desk, recruiter)) == 2
    again = await desk.get(recruiter, f"/imports/{second['import_id']}")
    assert (again["invited"], again["known"]) == (0, 2)
    third = await checked(
        desk, Person("recruiter"), text.upper().replace(HEADER.upper(), HEADER)
    )
    assert (third["known"], third["can_confirm"]) == (2, False)
    assert "open already" in third["not_invited"][0]["reasons"][0]


@covers("PEER-1")
async def test_somebody_invited_meanwhile_is_not_invited_again(desk, recruiter):
    email = a_mailbox()
    file = await checked(desk, recruiter, HEADER + a_line(email))
    wish = {"first_name": "PAT", "last_name": "Sample", "email": email.upper()}
    await desk.post(Person("recruiter"), "/cases", {**wish, "states": ["TX"]})
    await desk.post(recruiter, f"/imports/{file['import_id']}/confirmation")
    await desk.send_all()
    shown = await desk.get(recruiter, f"/imports/{file['import_id']}")
    assert (shown["invited"], shown["known"]) == (0, 1)


@covers("PEER-1", "NEW-10")
async def test_a_form_sent_twice_checks_one_file(desk, recruiter):
    text = HEADER + a_line()
    one = await check(desk, recruiter, text, key="the same form")
    two = await check(desk, recruiter, text, key="the same form")
    assert one.json()["import_id"] == two.json()["import_id"]
    other = await check(desk, recruiter, HEADER + a_line(), key="the same form")
    assert other.json()["code"] == "idempotency_key_reused"


@covers("PEER-1")
async def test_the_result_file_tells_every_line_and_holds_no_formula(desk, recruiter):
    evil = f"=cmd|' /C calc'!A0,+Sample,{a_mailbox()},TX\n"
    file = await sent(desk, recruiter, HEADER + a_line() + evil + "@x,,nobody,\n")
    answer = await desk.send(recruiter, "GET", f"/imports/{file['import_id']}/result")
    assert answer.headers["content-type"].startswith("text/csv")
    content = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["line"] for row in rows] == ["2", "3", "4"]
    results = ["invited", "not invited", "not invited"]
    assert [row["result"] for row in rows] == results
    assert rows[0]["case_key"] in await keys(desk, recruiter)
    assert rows[1]["first_name"] == "'=cmd|' /C calc'!A0"
    assert rows[1]["last_name"] == "'+Sample"
    assert "Enter the last name." in rows[2]["reason"]
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values()
    )


@covers("PEER-1", "WHO-2")
async def test_a_file_exists_for_its_recruiter_only(desk, recruiter):
    file = await checked(desk, recruiter, HEADER + a_line())
    path = f"/imports/{file['import_id']}"
    for stranger in (Person("recruiter"), Person("recruiter", tenant="OTHER")):
        for method, address in (
            ("GET", path),
            ("GET", f"{path}/result"),
            ("POST", f"{path}/confirmation"),
        ):
            answer = await desk.send(stranger, method, address)
            assert answer.status_code == 404
        assert (await desk.get(stranger, "/imports"))["imports"] == []
    support = await desk.send(Person("support"), "GET", path)
    assert support.status_code == 403
    unknown = await desk.send(recruiter, "GET", f"/imports/{uuid4()}")
    assert unknown.status_code == 404
    listed = (await desk.get(recruiter, "/imports"))["imports"]
    assert [one["import_id"] for one in listed] == [file["import_id"]]


@covers("PEER-1", "OPS-2")
async def test_no_column_shows_what_a_file_holds(desk, recruiter):
    file = await checked(
        desk, recruiter, HEADER + "Zebulon,Canary,zebulon.canary@example.com,TX\n"
    )
    async with desk.database.transaction() as tx:
        rows = await tx.fetch(
            "select import_lines::text || imports::text as all_of_it "
            "from import_lines join imports on id = import_id where id = $1",
            file["import_id"],
        )
    held = rows[0]["all_of_it"].lower()
    for word in ("zebulon", "canary"):
        assert word not in held
        assert word.encode().hex() not in held


@covers("PEER-1")
async def test_many_faulty_lines_are_read_page_by_page(desk, recruiter, monkeypatch):
    monkeypatch.setattr("case_service.use_cases.read_import.PAGE", 2)
    file = await checked(desk, recruiter, HEADER + ",,x,\n" * 5)
    seen, after = [], 0
    while after is not None:
        path = f"/imports/{file['import_id']}?after={after}"
        page = await desk.get(recruiter, path)
        seen += [line["number"] for line in page["not_invited"]]
        after = page["next_after"]
    assert seen == [2, 3, 4, 5, 6]
    assert not file["can_confirm"]


@covers("PEER-1")
async def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(
    desk, recruiter
):
    blank = (b" " * 999 + b"\n") * 3146
    largest = ((HEADER + a_line()).encode() + blank)[:3_145_728]
    taken = await desk.send_file(recruiter, "/imports", largest)
    assert taken.json()["ready"] == 1
    refused = await desk.send_file(recruiter, "/imports", largest + b" ")
    assert (refused.status_code, refused.json()["code"]) == (422, "unusable_file")
    assert "larger than 3,072 KB" in refused.json()["detail"]


@covers("PEER-1")
async def test_a_file_that_is_none_is_refused(desk, recruiter):
    for content in (b"PK\x03\x04", b""):
        answer = await desk.send_file(recruiter, "/imports", content)
        assert (answer.status_code, answer.json()["code"]) == (422, "unusable_file")
