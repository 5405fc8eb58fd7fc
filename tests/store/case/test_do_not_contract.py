"""People with whom no contract is made: not invited, and found in open cases."""

import pytest

from case_service.domain.screening import BadValue, Barred, Kind
from case_service.use_cases.bar_producer import bar_producer
from case_service.use_cases.list_barred import list_barred
from tests.support.case_barred import OLGA, REFERENCE, barred, digest
from tests.support.case_desk import Person
from tests.support.case_imports import HEADER, a_line, checked
from tests.support.case_people import a_mailbox
from tests.support.case_protection import proof
from tests.support.covers import covers


@covers("PEER-2")
async def test_an_address_on_the_list_is_not_invited_and_nobody_learns_why(desk):
    email, recruiter = a_mailbox(), Person("recruiter")
    wish = {"first_name": "Kim", "last_name": "Barred", "email": email.upper()}
    wish |= {"states": ["TX"]}
    async with barred(desk, Kind.EMAIL, email):
        answer = await desk.send(recruiter, "POST", "/cases", wish)
        assert answer.json()["code"] == "not_invitable"
        assert "855-782-4272" in answer.json()["detail"]
        assert "contract" not in answer.json()["detail"]
        file = await checked(desk, recruiter, HEADER + a_line(email) + a_line())
        assert (file["barred"], file["ready"]) == (1, 1)
        assert "contract" not in str(file["not_invited"])
    assert (await desk.send(recruiter, "POST", "/cases", wish)).status_code == 200


@covers("PEER-2")
@pytest.mark.parametrize("kind", [Kind.NPN, Kind.SSN, Kind.EMAIL])
async def test_who_turns_out_to_be_on_the_list_is_not_approved(desk, reviewer, kind):
    case = await desk.submitted()
    value = {Kind.NPN: case.npn, Kind.SSN: case.ssn, Kind.EMAIL: case.email}[kind]
    async with barred(desk, kind, value):
        shown = await desk.get(reviewer, f"/review/{case.key}")
        said = [
            sentence
            for group in shown["judgment"]["requirements"]
            for check in group["checks"]
            for sentence in check["exceptions"]
            if "do-not-contract" in sentence
        ]
        assert said == ["The producer is on the do-not-contract list: DNC-2026/17."]
        assert "do_not_contract" in {flag["code"] for flag in shown["flags"]}
        listed = await desk.get(reviewer, f"/review?search={case.key}")
        assert listed["rows"][0]["flags"] == ["do_not_contract"]
        await desk.act(reviewer, case, "claim")
        answer = await desk.act(reviewer, case, "approval")
        assert answer.json()["code"] == "stopped_by_screening"


@covers("PEER-2", "GEN-1")
async def test_an_address_given_on_general_is_found_and_no_other_one_hides_it(
    desk, reviewer
):
    listed = a_mailbox()
    async with barred(desk, Kind.EMAIL, listed):
        case = await desk.submitted(general={"email": listed.upper()})
        assert REFERENCE in str(await flags(desk, reviewer, case))
        await desk.post(case.producer, f"/cases/{case.key}/taking-back")
        values = (await desk.tab(case, "general"))["values"] | {"email": a_mailbox()}
        shown = proof(desk, case.producer)
        assert (await desk.save(case, "general", values, proof=shown)).is_success
        await desk.sign(case)
        told = await desk.post(case.producer, f"/cases/{case.key}/submission")
        assert told["status"] == "HCSC Review"
        assert "contract" not in str(told)
        assert REFERENCE in str(await flags(desk, reviewer, case))
        await desk.act(reviewer, case, "claim")
        answer = await desk.act(reviewer, case, "approval")
        assert answer.json()["code"] == "stopped_by_screening"
    assert REFERENCE not in str(await flags(desk, reviewer, case))


async def flags(desk, reviewer, case):
    return (await desk.get(reviewer, f"/review/{case.key}"))["flags"]


@covers("PEER-2")
async def test_the_list_tells_the_decision_and_not_the_person(desk):
    async with (
        barred(desk, Kind.SSN, "900-12-3456"),
        desk.database.transaction() as tx,
    ):
        (entry,) = await list_barred(tx, tenant="HCSC")
        held = await tx.fetchval("select d::text from do_not_contract as d")
        assert await list_barred(tx, tenant="OTHER") == ()
        twice = Barred(Kind.SSN, "HCSC", "X")
        known = await digest(Kind.SSN, "900123456")
        assert not await bar_producer(tx, twice, digest=known, by=OLGA)
    assert (entry.reference, entry.added_by) == ("DNC-2026/17", "olga")
    assert "900123456" not in held.replace("-", "")


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.NPN, "12-3"), (Kind.NPN, ""), (Kind.SSN, "12345678"), (Kind.EMAIL, "x")],
)
async def test_a_value_of_another_kind_is_refused(kind, value):
    with pytest.raises(BadValue):
        await digest(kind, value)


@covers("PEER-2")
async def test_two_open_cases_of_one_npn_are_told_to_the_reviewer(desk, reviewer):
    one, two = await desk.submitted(), await desk.submitted()
    async with desk.database.transaction() as tx:
        await tx.execute(
            "update npn_index set digest = $2 where case_id = any($1::uuid[])",
            [one.case_id, two.case_id],
            one.case_id.bytes,
        )
    shown = await desk.get(reviewer, f"/review/{one.key}")
    assert f"same NPN: {two.key}." in str(shown["judgment"]["requirements"])
    for case in (one, two):
        listed = await desk.get(reviewer, f"/review?search={case.key}")
        assert listed["rows"][0]["flags"] == ["second_packet"]
    await desk.act(reviewer, one, "claim")
    stopped = await desk.act(reviewer, one, "approval")
    assert stopped.json()["code"] == "stopped_by_screening"
    await desk.post(two.recruiter, f"/cases/{two.key}/withdrawal")
    assert (await desk.act(reviewer, one, "approval")).status_code == 200
