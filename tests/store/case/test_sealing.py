"""No column holds in the clear what must not be read."""

import pytest

from tests.support import case_builders
from tests.support.case_desk import Person
from tests.support.covers import covers

ACCOUNT = "918273645546"
STREET = "4711 Canary Lane"
EXPLANATION = "A canary sang in 1999."
MESSAGE = "Send the canary's papers."
REASON = "The canary flew away."


async def every_column(desk) -> str:
    """Give all that the schema holds as text, bytes as they are."""
    async with desk.database.transaction() as tx:
        tables = await tx.fetch(
            "select table_name from information_schema.tables "
            "where table_schema = current_schema() and table_type = 'BASE TABLE'"
        )
        rows = [
            row[0]
            for table in tables
            for row in await tx.fetch(
                f"select convert_from(convert_to(t::text, 'utf8'), 'utf8') "  # noqa: S608
                f"from {table['table_name']} as t"
            )
        ]
    return "\n".join(rows)


def spellings(text: str) -> tuple[str, ...]:
    """Give a text as it would show in a text or a bytea column."""
    return text, text.encode().hex()


@covers("OPS-2", "NEW-16")
async def test_planted_values_stand_in_no_plain_column(desk, reviewer):
    bank = case_builders.BANKING | {
        "account_number": ACCOUNT,
        "account_number_again": ACCOUNT,
    }
    case = await desk.submitted(
        banking_information=bank,
        general={"primary_street": STREET, "email": "canary@example.com"},
        background_questionnaire={"answer_4": "yes", "explanation_4": EXPLANATION},
    )
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "information-requests", message=MESSAGE)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    await desk.act(reviewer, case, "error", reason=REASON)
    planted = {
        "ssn": case.ssn,
        "account": ACCOUNT,
        "routing": "111000025",
        "street": STREET,
        "explanation": EXPLANATION,
        "message": MESSAGE,
        "reason": REASON,
        "email": "canary@example.com",
        "invited": case.email,
        "birth date": "1980-02-29",
        "name": "Pat Q Sample",
        "address of consent": "203.0.113.9",
    }
    held = await every_column(desk)
    assert case.key in held
    found = [
        name
        for name, value in planted.items()
        if any(spelling in held for spelling in spellings(value))
    ]
    assert found == []


@covers("OPS-2")
async def test_no_event_holds_a_planted_value(desk):
    case = await desk.submitted()
    async with desk.database.transaction() as tx:
        rows = await tx.fetch(
            "select convert_from(payload, 'utf8') || headers::text as said from outbox"
        )
    said = "\n".join(row["said"] for row in rows)
    assert str(case.case_id) in said
    for value in (case.ssn, "0004123", "111000025", "100 Example St", "Sample"):
        assert value not in said


@covers("NEW-16")
async def test_answers_of_one_case_do_not_open_in_another(desk):
    one, other = await desk.filled(), await desk.filled()
    await desk.run(
        "update tabs as mine set answers = theirs.answers from tabs as theirs "
        "where mine.case_id = $1 and theirs.case_id = $2 and mine.tab = theirs.tab "
        "and mine.tab = 'general'",
        one.case_id,
        other.case_id,
    )
    with pytest.raises(Exception, match=r"tabs\.general"):
        await desk.send(one.producer, "GET", f"/cases/{one.key}/tabs/general")


@covers("NEW-16")
async def test_without_its_data_key_a_case_cannot_be_read(desk):
    case = await desk.filled()
    await desk.run("delete from data_keys where case_id = $1", case.case_id)
    with pytest.raises(Exception, match="cannot be opened"):
        await desk.send(Person("reviewer"), "GET", f"/review/{case.key}")
