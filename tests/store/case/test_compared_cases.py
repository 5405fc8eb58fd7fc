"""Of a page of the queue only those cases are compared that there is reason for."""

from importlib import resources

import pytest

from case_service.domain.screening import Kind
from tests.support.case_barred import barred
from tests.support.case_desk import Person
from tests.support.case_people import a_mailbox
from tests.support.covers import covers


async def listed(desk, reviewer, case):
    """Give the flags of a case in the queue."""
    return (await desk.get(reviewer, f"/review?search={case.key}"))["rows"][0]["flags"]


async def told(desk, reviewer, case):
    """Give the flags of a case on its own page."""
    shown = await desk.get(reviewer, f"/review/{case.key}")
    return [flag["code"] for flag in shown["flags"]]


async def compared(desk, *cases):
    found = await desk.database.pool.fetch(
        "select case_id from compared_cases where case_id = any($1::uuid[])",
        [case.case_id for case in cases],
    )
    return {row["case_id"] for row in found}


@covers("PEER-2", "REV-1")
@pytest.mark.parametrize("kind", Kind)
async def test_who_is_listed_after_submitting_is_marked_until_taken_off(
    desk, reviewer, kind
):
    given = a_mailbox()
    case = await desk.submitted(general={"email": given})
    values = {Kind.NPN: case.npn, Kind.SSN: case.ssn, Kind.EMAIL: given}
    # Twice: who is listed again is marked again.
    for _ in range(2):
        assert await listed(desk, reviewer, case) == []
        async with barred(desk, kind, values[kind]):
            assert await listed(desk, reviewer, case) == ["do_not_contract"]
    assert await listed(desk, reviewer, case) == []


@covers("HOME-4", "REV-1")
async def test_another_number_ends_what_two_cases_shared(desk, reviewer):
    case, other = await desk.submitted(), await desk.submitted()
    await give(desk, other, await digest_of(desk, case))
    for one in (case, other):
        assert await listed(desk, reviewer, one) == ["duplicate_ssn"]
    await give(desk, other, other.case_id.bytes)
    for one in (case, other):
        assert await listed(desk, reviewer, one) == []


@covers("HOME-4", "PEER-2")
async def test_the_page_of_a_case_compares_it_in_any_case(desk, reviewer):
    case, other = await desk.submitted(), await desk.submitted()
    await give(desk, other, await digest_of(desk, case))
    await forget_compared(desk)
    for one in (case, other):
        assert await told(desk, reviewer, one) == ["duplicate_ssn"]


@covers("HOME-4", "PEER-2")
async def test_cases_of_before_are_compared_for_each_thing_that_they_share(desk):
    ssn, same_ssn = await desk.submitted(), await desk.submitted()
    await give(desk, same_ssn, await digest_of(desk, ssn))
    npn, same_npn = await desk.submitted(), await desk.submitted()
    await desk.database.pool.execute(
        "update npn_index set digest = $1 where case_id = any($2::uuid[])",
        npn.case_id.bytes,
        [npn.case_id, same_npn.case_id],
    )
    invited = await desk.invited()
    await desk.post(invited.recruiter, f"/cases/{invited.key}/withdrawal")
    wish = {"first_name": "Pat", "last_name": "Sample", "states": ["TX"]}
    again = await desk.post(
        Person("recruiter"), "/cases", {**wish, "email": invited.email}
    )
    assert again["key"] != invited.key
    sent = await desk.submitted(general={"email": (given := a_mailbox())})
    alone = await desk.submitted()
    cases = (ssn, same_ssn, npn, same_npn, invited, sent)
    async with barred(desk, Kind.EMAIL, given):
        await forget_compared(desk)
        assert await compared(desk, *cases) == set()
        folder = resources.files("case_service").joinpath("migrations")
        file = folder.joinpath("0053_compared_cases_of_before.sql")
        await desk.database.pool.execute(file.read_text("utf-8"))
    assert await compared(desk, *cases, alone) == {case.case_id for case in cases}


async def digest_of(desk, case) -> bytes:
    digest: bytes = await desk.database.pool.fetchval(
        "select digest from ssn_index where case_id = $1", case.case_id
    )
    return digest


async def give(desk, case, digest: bytes):
    await desk.database.pool.execute(
        "update ssn_index set digest = $1 where case_id = $2", digest, case.case_id
    )


async def forget_compared(desk):
    await desk.database.pool.execute("delete from compared_cases")
