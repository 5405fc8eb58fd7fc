"""Reveal: who may, what the history says of it, and that nothing else does."""

import logging

import pytest

from tests.support.case_desk import Person
from tests.support.covers import covers

WHY = "The bank called about this number."


async def reveal(desk, person, case, field="ssn", reason=WHY):
    body = {"field": field, "reason": reason, "by_name": person.name}
    return await desk.send(person, "POST", f"/review/{case.key}/revelations", body)


async def history(desk, person, case):
    return (await desk.get(person, f"/review/{case.key}"))["history"]


@pytest.fixture
async def claimed(desk, reviewer):
    """A case in review that the reviewer has claimed."""
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    return case


@covers("NEW-12")
async def test_who_looked_at_what_and_why_stands_in_the_history(
    desk, reviewer, claimed
):
    shown = await desk.get(reviewer, f"/review/{claimed.key}")
    assert shown["revealable"] == [
        "ssn",
        "birth_date",
        "routing_number",
        "account_number",
    ]
    assert shown["identity"] == {
        "npn": claimed.npn,
        "name": "Pat Q Sample",
        "resident_state": "TX",
        "birth_year": 1980,
    }
    answer = await reveal(desk, reviewer, claimed)
    assert answer.json()["value"].replace("-", "") == claimed.ssn
    line = (await history(desk, reviewer, claimed))[-1]
    assert line["what"] == "Shown whole: Social Security Number"
    assert (line["by_name"], line["by_role"]) == (reviewer.name, "reviewer")
    assert line["note"] == WHY
    account = await reveal(desk, reviewer, claimed, field="account_number")
    assert account.json()["value"] == "0004123"
    lines = await history(desk, reviewer, claimed)
    assert claimed.ssn not in str(lines)
    assert "0004123" not in str(lines)


@covers("NEW-12")
async def test_the_same_form_again_is_one_more_look(desk, reviewer, claimed):
    before = len(await history(desk, reviewer, claimed))
    for _ in range(2):
        assert (await reveal(desk, reviewer, claimed)).status_code == 200
    assert len(await history(desk, reviewer, claimed)) == before + 2


@covers("NEW-12")
@pytest.mark.parametrize(
    ("field", "reason", "problem"),
    [("ssn", " ", "reason"), ("ssn", "x" * 501, "reason"), ("name", WHY, "field")],
)
async def test_without_a_reason_nothing_is_shown_and_nothing_written(
    desk, reviewer, claimed, field, reason, problem
):
    before = await history(desk, reviewer, claimed)
    answer = await reveal(desk, reviewer, claimed, field=field, reason=reason)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == problem
    assert await history(desk, reviewer, claimed) == before


@covers("NEW-12")
@pytest.mark.parametrize("role", ["support", "recruiter", "producer"])
async def test_other_roles_are_refused(desk, claimed, role):
    assert (await reveal(desk, Person(role), claimed)).status_code == 403


@covers("NEW-12")
async def test_only_the_reviewer_of_the_case_sees_it(desk, reviewer, claimed):
    colleague = Person("reviewer", name="Ben")
    refused = await reveal(desk, colleague, claimed)
    assert (refused.status_code, refused.json()["code"]) == (409, "claimed_by_other")
    assert (await desk.get(colleague, f"/review/{claimed.key}"))["revealable"] == []
    stranger = Person("reviewer", tenant="OTHER")
    assert (await reveal(desk, stranger, claimed)).status_code == 404
    await desk.act(reviewer, claimed, "release")
    assert (await reveal(desk, reviewer, claimed)).json()["code"] == "not_claimed"


async def reveal_w_9(desk, person, case, reason=WHY, **asker):
    asker = {"service": "documents", "purpose": "reveal-document"} | asker
    body = {"account_id": str(person.account_id), "name": person.name}
    return await desk.post_as_service(
        f"/internal/cases/{case.case_id}/document-revelations",
        body | {"title": "W-9", "reason": reason},
        **asker,
    )


@covers("NEW-12", "REV-2")
async def test_who_takes_the_w_9_stands_in_the_history_with_the_reason(
    desk, reviewer, claimed
):
    assert (await reveal_w_9(desk, reviewer, claimed)).status_code == 204
    line = (await history(desk, reviewer, claimed))[-1]
    assert (line["what"], line["note"]) == ("Shown whole: W-9", WHY)
    assert (line["by_name"], line["by_role"]) == (reviewer.name, "reviewer")


@covers("NEW-12")
async def test_without_claim_or_reason_the_w_9_is_not_given(desk, reviewer, claimed):
    before = await history(desk, reviewer, claimed)
    colleague = await reveal_w_9(desk, Person("reviewer", name="Ben"), claimed)
    assert colleague.json()["code"] == "claimed_by_other"
    for reason in (" ", f"For {claimed.ssn}"):
        refused = await reveal_w_9(desk, reviewer, claimed, reason=reason)
        assert refused.status_code == 422
        assert refused.json()["problems"][0]["field"] == "reason"
    wrong = await reveal_w_9(desk, reviewer, claimed, purpose="packet-data")
    assert wrong.status_code == 403
    assert await history(desk, reviewer, claimed) == before


@covers("NEW-12", "OPS-2")
async def test_neither_a_log_line_nor_a_column_holds_value_or_reason(
    desk, reviewer, claimed, capsys, caplog
):
    caplog.set_level(logging.DEBUG)
    await reveal(desk, reviewer, claimed, field="account_number")
    said = capsys.readouterr()
    for value in ("0004123", WHY):
        assert value not in said.out + said.err + caplog.text
    async with desk.database.transaction() as tx:
        rows = await tx.fetch(
            "select history::text as line from history where case_id = $1",
            claimed.case_id,
        )
    assert all(WHY not in row["line"] for row in rows)
    assert all(WHY.encode().hex() not in row["line"] for row in rows)
