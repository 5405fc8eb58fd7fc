"""Unused invitations: reminded of, ended, sent again; each once."""

import asyncio

import pytest

from case_service.domain.invitation_terms import Terms
from case_service.use_cases.expire_invitations import expire_invitations
from case_service.use_cases.remind_invitees import remind_invitees
from tests.support.case_desk import Person
from tests.support.covers import covers

NAME = {"by_name": "Robin"}
TERMS = Terms(accepts_simulated=True)


async def age(desk, case, *, days: int) -> None:
    """Let days go by since a producer was invited."""
    await desk.run(
        "update cases set expires_at = expires_at - make_interval(days => $2), "
        "remind_at = remind_at - make_interval(days => $2) where id = $1",
        case.case_id,
        days,
    )


async def run_clock(desk) -> None:
    while await desk.inviting.remind_next():
        pass
    while await desk.inviting.expire_next():
        pass


async def status(desk, case) -> str:
    return (await desk.get(case.recruiter, f"/cases/{case.key}"))["status"]


@covers("REV-7")
async def test_a_recruiter_sees_until_when_an_invitation_can_be_used(desk):
    case = await desk.invited()
    (listed,) = (await desk.get(case.recruiter, "/cases"))["cases"]
    shown = await desk.get(case.producer, f"/cases/{case.key}")
    assert listed["expires_on"] == shown["expires_on"]
    year, month, day = listed["expires_on"].split("-")
    assert f"until {month}/{day}/{year}" in shown["what_next"]
    await desk.give_ssn(case)
    (begun,) = (await desk.get(case.recruiter, "/cases"))["cases"]
    assert begun["expires_on"] is None


@covers("REV-7")
async def test_a_producer_is_reminded_on_the_days_that_are_set_and_once_each(desk):
    case = await desk.invited()
    for days, reminders in ((45, 0), (2, 1), (0, 1), (11, 2), (0, 2)):
        await age(desk, case, days=days)
        await run_clock(desk)
        said = await desk.said_of(case, "InvitationExpiring")
        assert len(said) == reminders
    expires_on = (await desk.get(case.producer, f"/cases/{case.key}"))["expires_on"]
    assert said[-1]["expires_on"] == expires_on


@covers("REV-7", "OPS-5")
async def test_an_outage_over_both_reminders_brings_one(desk):
    case = await desk.invited()
    await age(desk, case, days=58)
    await run_clock(desk)
    await run_clock(desk)
    assert len(await desk.said_of(case, "InvitationExpiring")) == 1


@covers("REV-7", "OPS-4")
async def test_two_instances_at_once_remind_and_expire_each_producer_once(desk):
    due = [await desk.invited() for _ in range(3)]
    over = [await desk.invited() for _ in range(3)]
    for case in due:
        await age(desk, case, days=47)
    for case in over:
        await age(desk, case, days=61)
    await asyncio.gather(*(run_clock(desk) for _ in range(3)))
    for case in due:
        assert len(await desk.said_of(case, "InvitationExpiring")) == 1
    for case in over:
        assert len(await desk.said_of(case, "InvitationExpired")) == 1
        assert await desk.said_of(case, "InvitationExpiring") == []


@covers("REV-7")
async def test_an_unused_invitation_ends_and_says_so_and_whom_to_call(desk):
    case = await desk.invited()
    await age(desk, case, days=61)
    await run_clock(desk)
    shown = await desk.get(case.producer, f"/cases/{case.key}")
    assert (shown["status"], shown["next_step"]) == ("Expired", "status")
    assert "855-782-4272" in shown["what_next"]
    reached = {one["title"] for one in shown["milestones"] if one["reached_at"]}
    assert reached == {"Invited", "Expired"}
    answer = await desk.send(
        case.producer,
        "POST",
        f"/cases/{case.key}/start/ssn",
        {"ssn": case.ssn, "ssn_again": case.ssn},
    )
    assert answer.json()["code"] == "not_allowed"


@covers("REV-7")
async def test_a_case_that_was_begun_never_expires(desk):
    case = await desk.invited()
    await desk.give_ssn(case)
    await age(desk, case, days=400)
    await run_clock(desk)
    assert await status(desk, case) == "In Progress"
    assert await desk.said_of(case, "InvitationExpiring") == []


@covers("REV-7", "INV-4")
@pytest.mark.parametrize("role", ["recruiter", "support"])
async def test_an_expired_invitation_is_sent_again_to_the_same_account(desk, role):
    case = await desk.invited()
    await age(desk, case, days=61)
    await run_clock(desk)
    helper = case.recruiter if role == "recruiter" else Person(role)
    again = await desk.post(helper, f"/cases/{case.key}/resending", NAME)
    assert (again["status"], again["key"]) == ("Invited", case.key)
    (said,) = await desk.said_of(case, "InvitationResent")
    assert said["account_id"] == str(case.producer.account_id)
    fresh = await desk.invited()
    (other,) = (await desk.get(fresh.recruiter, "/cases"))["cases"]
    assert again["expires_on"] == other["expires_on"]
    await desk.give_ssn(case)
    assert await status(desk, case) == "In Progress"
    history = (await desk.get(Person("reviewer"), f"/review/{case.key}"))["history"]
    (told,) = [one for one in history if one["what"].startswith("Invited again")]
    assert (told["by_role"], told["by_name"]) == (role, "Robin")


@covers("REV-7")
async def test_what_expired_before_its_account_was_made_is_announced_anew(desk):
    recruiter = Person("recruiter")
    wish = {"first_name": "Pat", "last_name": "Sample", "email": "early@example.com"}
    made = await desk.post(recruiter, "/cases", {**wish, "states": ["TX"]})
    await desk.run("update cases set expires_at = now() where key = $1", made["key"])
    await run_clock(desk)
    await desk.post(recruiter, f"/cases/{made['key']}/resending", NAME)
    said = await desk.said("InvitationIssued")
    assert [one["case_key"] for one in said].count(made["key"]) == 2


@covers("PEER-2", "REV-7")
async def test_an_expired_invitation_stays_so_where_a_newer_case_is_open(desk):
    case = await desk.invited()
    await age(desk, case, days=61)
    await run_clock(desk)
    await desk.invited(email=case.email)
    again = await desk.send(
        case.recruiter, "POST", f"/cases/{case.key}/resending", NAME
    )
    assert again.json()["code"] == "not_invitable"
    assert await status(desk, case) == "Expired"


@covers("REV-7")
async def test_a_second_look_in_the_same_moment_finds_nothing_more(desk):
    case = await desk.invited()
    await age(desk, case, days=61)
    async with desk.database.transaction() as one, desk.database.transaction() as two:
        await expire_invitations(one)
        assert not await expire_invitations(two)
        assert not await remind_invitees(two, terms=TERMS)
    assert len(await desk.said_of(case, "InvitationExpired")) == 1
