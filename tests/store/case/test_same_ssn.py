"""The same SSN in two open cases of a tenant is flagged until one of them ends."""

import pytest

from tests.support.case_desk import Person
from tests.support.case_notices import decide_all, run_out, status
from tests.support.covers import covers


async def duplicates(desk, reviewer, case):
    flags = (await desk.get(reviewer, f"/review/{case.key}"))["flags"]
    return [one["sentence"] for one in flags if one["code"] == "duplicate_ssn"]


async def withdraw(desk, reviewer, case):
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")


async def approve(desk, reviewer, case):
    await desk.act(reviewer, case, "approval")


async def reject(desk, reviewer, case):
    await desk.act(reviewer, case, "rejection", reason="Not our market.")


async def announce(desk, reviewer, case):
    wish = {"reason": "The record shows an action.", "rests_on_report": True}
    await desk.act(reviewer, case, "rejection", **wish)


async def carry_out(desk, reviewer, case):
    await announce(desk, reviewer, case)
    await run_out(desk, case)
    await decide_all(desk)


ENDS = {
    withdraw: "Withdrawn",
    approve: "Approved",
    reject: "Rejected",
    carry_out: "Rejected",
}


@covers("HOME-4")
@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
async def test_it_is_flagged_until_one_of_the_two_has_ended(desk, reviewer, end):
    case, other = await desk.submitted(), await desk.invited()
    await desk.act(reviewer, case, "claim")
    await desk.give_ssn(other, case.ssn)
    for one, twin in ((case, other), (other, case)):
        (sentence,) = await duplicates(desk, reviewer, one)
        assert twin.key in sentence
    await end(desk, reviewer, case)
    assert await status(desk, case) == ENDS[end]
    assert await duplicates(desk, reviewer, other) == []
    # Nothing is left of it by which a stolen table would tell the number.
    assert await desk.rows("ssn_index", case) == 0
    assert await desk.rows("ssn_index", other) == 1


@covers("HOME-4", "NEW-2")
async def test_a_rejection_that_is_only_announced_ends_nothing(desk, reviewer):
    case, other = await desk.submitted(), await desk.invited()
    await desk.act(reviewer, case, "claim")
    await desk.give_ssn(other, case.ssn)
    await announce(desk, reviewer, case)
    assert len(await duplicates(desk, reviewer, other)) == 1


@covers("HOME-4")
async def test_another_tenant_s_case_is_neither_flagged_nor_told_of(desk, reviewer):
    case, other = await desk.submitted(), await desk.invited(tenant="OTHER")
    await desk.give_ssn(other, case.ssn)
    assert await duplicates(desk, reviewer, case) == []
    stranger = Person("reviewer", tenant="OTHER")
    assert await duplicates(desk, stranger, other) == []
    # Nor does the table tell whoever may read all of it.
    async with desk.database.transaction() as tx:
        both = await tx.fetchval(
            "select count(distinct digest) from ssn_index where case_id = any ($1)",
            [case.case_id, other.case_id],
        )
    assert both == 2
    # Two of the same tenant are, so the number was the same.
    twin = await desk.invited(tenant="OTHER")
    await desk.give_ssn(twin, case.ssn)
    assert len(await duplicates(desk, stranger, other)) == 1
