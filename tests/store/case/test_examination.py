"""The examination file's record: whole, masked, and told of in the history."""

from uuid import uuid4

import pytest

from tests.support import case_builders
from tests.support.covers import covers

ACCOUNT = "918273645546"


async def examine(desk, case_id, reviewer, **asked):
    asker = {"service": "documents", "purpose": "examination-file"} | asked
    body = {"account_id": str(reviewer.account_id), "name": reviewer.name}
    return await desk.post_as_service(
        f"/internal/cases/{case_id}/examination", body, **asker
    )


def lines(record):
    return {one["title"]: dict(one["lines"]) for one in record["sections"]}


def announced_mail(subject):
    return f"Announced by email: {subject}"


def mails(record):
    return list(record["Notices"].values())


@covers("NEW-15")
async def test_the_record_holds_the_whole_case_masked(desk, reviewer):
    numbers = dict.fromkeys(("account_number", "account_number_again"), ACCOUNT)
    case = await desk.submitted(
        banking_information=case_builders.BANKING | numbers,
        background_questionnaire={"answer_9": "yes", "explanation_9": "Long ago."},
    )
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "error", reason="Another person.")
    answer = await examine(desk, case.case_id, reviewer)
    assert answer.status_code == 200, answer.text
    record = lines(answer.json())
    assert record["Case"]["Case key"] == case.key
    assert record["Case"]["Reason given to the producer"] == "Another person."
    assert record["Identity"]["Social Security Number"] == f"Ending in {case.ssn[-4:]}"
    assert record["Identity"]["Birth year"] == "1980"
    assert record["Answers"]["Banking Information: Account number"] == "Ending in 5546"
    assert record["Answers"]["General: Primary city"] == "Austin"
    assert "Long ago." in record["Answers"].values()
    (rules,) = (told for title, told in record.items() if title.startswith("Rules"))
    assert any("In force since" in text for text in rules.values())
    assert "Total as signed" in record["Fees"]
    assert announced_mail("Your application was submitted") in mails(record)
    for value in (ACCOUNT, case.ssn, "111000025", "1980-02-29", "02/29/1980"):
        assert value not in answer.text


@covers("NEW-15")
async def test_taking_it_stands_in_the_history_of_the_case_and_of_the_file(
    desk, reviewer
):
    case = await desk.submitted()
    answer = await examine(desk, case.case_id, reviewer)
    *_, (_, last) = answer.json()["sections"][-1]["lines"]
    assert last == f"Examination file made, by {reviewer.name}"
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["history"][-1]["what"] == "Examination file made"
    assert shown["history"][-1]["by_role"] == "reviewer"
    assert shown["can_examine"]


@covers("NEW-15")
async def test_a_case_that_has_just_begun_has_a_record_too(desk, reviewer):
    case = await desk.invited()
    record = lines((await examine(desk, case.case_id, reviewer)).json())
    assert record["Fees"] == {"Total as signed": "Not signed yet"}
    assert record["Identity"] == {}


@covers("NEW-15", "OPS-3")
@pytest.mark.parametrize(
    "asked", [{"service": "notifications"}, {"purpose": "letter-data"}]
)
async def test_nobody_else_is_told(desk, reviewer, asked):
    case = await desk.invited()
    assert (await examine(desk, case.case_id, reviewer, **asked)).status_code == 403
    assert (await examine(desk, uuid4(), reviewer)).status_code == 404
