"""Who has lost the invitation and knows no User ID has it sent again by its address."""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from case_service.domain.lost_invitation import MOST_MAILS, MOST_REQUESTS
from case_service.domain.screening import Kind
from chassis.sealing import SealBroken
from tests.support.case_barred import barred, digest
from tests.support.case_desk import Person
from tests.support.case_people import a_mailbox
from tests.support.covers import covers


async def ask(desk, email: str, *, domain: str = "HCSC", address: str = ""):
    """Ask for what went to an address, as a rule from a network address of its own."""
    lost = {"email": email, "domain": domain, "address": address or a_mailbox()}
    return await desk.post_as_service(
        "/internal/lost-invitations", lost, service="gateway", purpose="lost-invitation"
    )


async def asked(desk, email: str, **where: str) -> None:
    answer = await ask(desk, email, **where)
    assert (answer.status_code, answer.json()) == (202, None)
    while await desk.inviting.answer_next():
        pass


async def sent(desk, case) -> int:
    return len(await desk.said_of(case, "InvitationResent"))


async def status(desk, case) -> str:
    return (await desk.get(case.recruiter, f"/cases/{case.key}"))["status"]


async def expire(desk, case) -> None:
    await desk.run("update cases set expires_at = now() where id = $1", case.case_id)
    while await desk.inviting.expire_next():
        pass


@covers("NEW-14")
async def test_the_invitation_comes_again_however_its_address_is_typed(desk, reviewer):
    case, colleague = await desk.invited(), await desk.invited()
    await asked(desk, f" {case.email.upper()} ", domain=" hcsc ")
    assert (await sent(desk, case), await sent(desk, colleague)) == (1, 0)
    history = (await desk.get(reviewer, f"/review/{case.key}"))["history"]
    told = [line for line in history if "nvitation" in line["what"]]
    assert [(line["what"], line["by_role"]) for line in told] == [
        ("Invitation sent again", "system"),
        ("Lost invitation asked for by its email address", "system"),
    ]


@covers("NEW-14", "PWD-3")
async def test_nobody_learns_whether_an_address_was_invited(desk):
    case = await desk.invited()
    closed = await desk.invited()
    await desk.post(closed.recruiter, f"/cases/{closed.key}/withdrawal")
    answers = [
        await ask(desk, email, domain=domain)
        for email, domain in (
            (case.email, "HCSC"),
            (closed.email, "HCSC"),
            (a_mailbox(), "HCSC"),
            (case.email, "NOWHERE\0"),
        )
    ]
    assert {(one.status_code, one.content) for one in answers} == {(202, b"null")}
    while await desk.inviting.answer_next():
        pass
    assert (await sent(desk, case), await sent(desk, closed)) == (1, 0)


@covers("NEW-14", "REV-7")
async def test_an_expired_invitation_begins_anew(desk):
    case = await desk.invited()
    await expire(desk, case)
    assert await status(desk, case) == "Expired"
    await asked(desk, case.email)
    assert (await status(desk, case), await sent(desk, case)) == ("Invited", 1)


@covers("NEW-14", "REV-6")
async def test_who_was_turned_down_since_gets_no_older_invitation(desk):
    older = await desk.invited()
    await expire(desk, older)
    newer = await desk.invited(email=older.email)
    await desk.post(newer.recruiter, f"/cases/{newer.key}/withdrawal")
    await asked(desk, older.email)
    assert await status(desk, older) == "Expired"


@covers("NEW-14", "PEER-2")
async def test_who_is_barred_by_now_gets_no_expired_invitation(desk):
    case = await desk.invited()
    await expire(desk, case)
    async with barred(desk, Kind.EMAIL, case.email):
        await asked(desk, case.email)
    assert await status(desk, case) == "Expired"


@covers("NEW-14")
async def test_everybody_who_was_invited_at_a_shared_address_gets_theirs(desk):
    email, recruiter = a_mailbox(), Person("recruiter")
    one, other = [await desk.invited(email=email, first_name=n) for n in ("Al", "Bo")]
    # Whose account is still being made gets the first mail anyway.
    wish = {"first_name": "Cy", "last_name": "Sample", "email": email}
    await desk.post(recruiter, "/cases", {**wish, "states": ["TX"]})
    await asked(desk, email)
    assert [await sent(desk, case) for case in (one, other)] == [1, 1]


@covers("NEW-14")
async def test_of_very_many_at_one_address_the_newest_get_theirs(desk):
    email = a_mailbox()
    cases = [await desk.invited(email=email, first_name=f"A{n}") for n in range(21)]
    await asked(desk, email)
    counts = [await sent(desk, case) for case in cases]
    assert counts == [0, *[1] * 20]


@covers("NEW-14")
async def test_asking_before_anything_could_be_sent_uses_no_try_up(desk):
    case = await desk.invited()
    of_case = "update cases set producer_id = $2 where id = $1"
    await desk.run(of_case, case.case_id, None)
    for _ in range(MOST_MAILS):
        await asked(desk, case.email)
    await desk.run(of_case, case.case_id, case.producer.account_id)
    await asked(desk, case.email)
    assert await sent(desk, case) == 1


@asynccontextmanager
async def nobody_can_open(desk, case):
    """Damage what the case has of its person, and mend it: other tests list cases."""
    # Done twice, it mends what it damaged.
    flip = (
        "update cases set person = set_byte(person, 0, 255 - get_byte(person, 0)) "
        "where id = $1"
    )
    await desk.run(flip, case.case_id)
    try:
        yield
    finally:
        await desk.run(flip, case.case_id)


@covers("NEW-14")
async def test_a_request_that_fails_keeps_nobody_else_waiting(desk):
    broken, case = await desk.invited(), await desk.invited()
    await expire(desk, broken)
    async with nobody_can_open(desk, broken):
        await ask(desk, broken.email)
        await ask(desk, case.email)
        with pytest.raises(SealBroken):
            await desk.inviting.answer_next()
        while await desk.inviting.answer_next():
            pass
    assert (await sent(desk, broken), await sent(desk, case)) == (0, 1)


@covers("NEW-14")
async def test_one_mailbox_is_written_to_so_often_a_day_and_no_more(desk, clock):
    case = await desk.invited()
    for number in range(1, MOST_MAILS + 2):
        await asked(desk, case.email)
        assert await sent(desk, case) == min(number, MOST_MAILS)
    clock.move(timedelta(hours=24, seconds=1))
    await asked(desk, case.email)
    assert await sent(desk, case) == MOST_MAILS + 1


@covers("NEW-14")
async def test_one_network_address_asks_so_often_an_hour_and_no_more(desk, clock):
    case, office = await desk.invited(), a_mailbox()
    for _ in range(MOST_REQUESTS):
        await asked(desk, a_mailbox(), address=office)
    # Dropped without a word.
    await asked(desk, case.email, address=office)
    assert await sent(desk, case) == 0
    await asked(desk, case.email)
    assert await sent(desk, case) == 1
    clock.move(timedelta(hours=1, seconds=1))
    await asked(desk, case.email, address=office)
    assert await sent(desk, case) == 2


@covers("NEW-14")
async def test_the_last_request_that_a_network_address_may_make_counts(desk):
    case, office = await desk.invited(), a_mailbox()
    for _ in range(MOST_REQUESTS - 1):
        await asked(desk, a_mailbox(), address=office)
    await asked(desk, case.email, address=office)
    assert await sent(desk, case) == 1


@covers("NEW-14", "OPS-2")
async def test_what_is_kept_of_a_request_names_nobody_and_not_for_long(desk, clock):
    email, address = a_mailbox(), "203.0.113.99"
    await asked(desk, email, address=address)
    async with desk.database.transaction() as tx:
        rows = await tx.fetch("select one::text as held from lost_invitations as one")
    assert rows
    held = str([row["held"] for row in rows])
    for word in (email, address):
        assert word not in held
        assert word.encode().hex() not in held
    clock.move(timedelta(hours=24, seconds=1))
    await asked(desk, email, address=address)
    async with desk.database.transaction() as tx:
        known = await digest(Kind.EMAIL, email)
        of_email = "select count(*) from lost_invitations where email = $1"
        assert await tx.fetchval(of_email, known) == 1


@covers("NEW-14")
@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        (" ", "Enter the email address."),
        ("psample", "Enter an email address like name@company.com."),
        ("p@example.com\0", "Enter an email address like name@company.com."),
    ],
)
async def test_what_is_no_address_is_said_beside_its_field(desk, email, sentence):
    answer = await ask(desk, email)
    (problem,) = answer.json()["problems"]
    assert (answer.status_code, problem["field"]) == (422, "email")
    assert problem["message"] == sentence
