"""Addresses that nobody is warned at any more are forgotten, and no other."""

from datetime import timedelta

import pytest

from case_service.domain.warned import NEWEST
from tests.support.case_notices import decide_all, run_out
from tests.support.case_protection import change_email, mailed, reopened, warned
from tests.support.covers import covers

KEPT = timedelta(days=30)


LEFT = "(select case_id from mail_addresses where forget_at is not null) as m"


async def addresses(desk, case) -> int:
    return await desk.rows("mail_addresses", case)


async def left(desk, case) -> int:
    return await desk.rows(LEFT, case)


async def let_pass(desk, case, time: timedelta) -> None:
    """Let time go by since addresses were left behind, and the job do its work."""
    await desk.run(
        "update mail_addresses set forget_at = forget_at - $2::interval "
        "where case_id = $1",
        case.case_id,
        time,
    )
    await desk.inviting.forget_left()


@covers("NEW-13", "NEW-16")
async def test_an_address_that_newer_ones_push_out_is_kept_for_its_warnings_only(desk):
    case, _ = await reopened(desk, "general")
    newer = [f"p{number}@example.com" for number in range(NEWEST + 2)]
    for email in newer[:-1]:
        await change_email(desk, case, email)
    # Going back to one of the newest warns the one before them.
    assert await left(desk, case) == 1
    await change_email(desk, case, newer[-1])
    assert await left(desk, case) == 2
    every = await desk.said_of(case, "ContactEmailChanged")
    told = [await warned(desk, case, one) for one in every]
    kept = await addresses(desk, case)
    await let_pass(desk, case, KEPT - timedelta(hours=1))
    assert [await warned(desk, case, one) for one in every] == told
    await let_pass(desk, case, timedelta(hours=2))
    assert await addresses(desk, case) == kept - 2
    assert await mailed(desk, case) == newer[-1]
    await change_email(desk, case, newer[-2])
    (*_, said) = await desk.said_of(case, "ContactEmailChanged")
    back = {*newer, case.email} - {newer[-2], newer[0]}
    assert await warned(desk, case, said) == sorted(back)


@covers("NEW-13")
async def test_who_is_not_warned_gets_no_row(desk):
    case, _ = await reopened(desk, "general")
    await desk.run("delete from mail_addresses where case_id = $1", case.case_id)
    await change_email(desk, case, "new@example.com")
    (said,) = await desk.said_of(case, "ContactEmailChanged")
    assert await addresses(desk, case) == len(said["recipients"]) + 1


async def withdraw(desk, case, _reviewer):
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")


async def reject(desk, case, reviewer):
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "rejection", reason="Underage.")


async def approve(desk, case, reviewer):
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "approval")


async def let_run_out(desk, case, reviewer):
    await desk.act(reviewer, case, "claim")
    wish = {"reason": "The record.", "rests_on_report": True}
    await desk.act(reviewer, case, "rejection", **wish)
    await run_out(desk, case)
    await decide_all(desk)


@covers("NEW-13", "NEW-16")
@pytest.mark.parametrize("end", [withdraw, reject, approve, let_run_out])
async def test_of_an_ended_case_the_newest_address_is_kept(desk, reviewer, end):
    case = await desk.filled()
    values = (await desk.tab(case, "general"))["values"]
    for email in ("old@example.com", "new@example.com"):
        saved = await desk.save(case, "general", values | {"email": email})
        assert saved.status_code == 200
    await desk.sign(case)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    assert (await addresses(desk, case), await left(desk, case)) == (3, 0)
    await end(desk, case, reviewer)
    assert await left(desk, case) == 2
    await let_pass(desk, case, KEPT)
    assert await addresses(desk, case) == 1
    assert await mailed(desk, case) == "new@example.com"


@covers("NEW-13", "GEN-1")
async def test_other_capitals_are_no_other_address(desk):
    case, _ = await reopened(desk, "general")
    await change_email(desk, case, "pat@example.org")
    kept = await addresses(desk, case)
    spelt = {"email": "Pat@Example.ORG"}
    assert (await desk.save(case, "general", spelt)).status_code == 200
    assert await mailed(desk, case) == spelt["email"]
    assert await addresses(desk, case) == kept


@covers("NEW-13")
async def test_of_addresses_of_one_moment_the_later_is_the_newer(desk):
    case, _ = await reopened(desk, "general")
    newer = [f"p{number}@example.com" for number in range(NEWEST + 1)]
    for email in newer:
        await change_email(desk, case, email)
    await desk.run(
        "update mail_addresses set confirmed_at = now() "
        "where case_id = $1 and confirmed_at is not null",
        case.case_id,
    )
    assert await mailed(desk, case) == newer[-1]
    await change_email(desk, case, "last@example.com")
    (*_, said) = await desk.said_of(case, "ContactEmailChanged")
    assert await warned(desk, case, said) == sorted([*newer[1:], case.email])
