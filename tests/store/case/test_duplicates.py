"""One packet per person: what stops a second one, and what a recruiter is told."""

import asyncio

import pytest

from tests.support.case_desk import Person
from tests.support.case_people import a_mailbox
from tests.support.covers import covers


def wish(email: str, **changes) -> dict:
    values = {"first_name": "Pat", "last_name": "Sample", "states": ["TX"]}
    return {**values, "email": email, **changes}


async def invite(desk, recruiter, email: str, **changes):
    return await desk.send(recruiter, "POST", "/cases", wish(email, **changes))


@covers("PEER-2")
async def test_who_is_invited_already_is_not_invited_again(desk):
    case = await desk.invited()
    answer = await invite(desk, case.recruiter, case.email)
    assert (answer.status_code, answer.json()["code"]) == (409, "not_invitable")
    assert case.key in answer.json()["detail"]


@covers("PEER-2")
async def test_another_recruiter_learns_nothing_of_the_case(desk):
    case = await desk.invited()
    answer = await invite(
        desk, Person("recruiter"), case.email.upper(), first_name="PÁT"
    )
    body = answer.json()
    assert body["code"] == "not_invitable"
    assert "855-782-4272" in body["detail"]
    for private in (case.key, str(case.case_id), "Invited", "Robin"):
        assert private not in answer.text


@covers("PEER-2")
async def test_an_office_may_share_an_address_and_two_people_a_name(desk):
    case = await desk.invited()
    other = await invite(desk, Person("recruiter"), case.email, first_name="Kim")
    namesake = await invite(desk, Person("recruiter"), a_mailbox())
    elsewhere = await invite(desk, Person("recruiter", tenant="OTHER"), case.email)
    assert [one.status_code for one in (other, namesake, elsewhere)] == [200] * 3


@covers("PEER-2")
async def test_a_case_that_has_ended_stops_no_new_invitation(desk):
    case = await desk.invited()
    await desk.post(case.recruiter, f"/cases/{case.key}/withdrawal")
    assert (await invite(desk, case.recruiter, case.email)).status_code == 200


@covers("PEER-2", "NEW-10")
async def test_two_recruiters_at_once_invite_somebody_once(desk):
    email = a_mailbox()
    answers = await asyncio.gather(
        *(invite(desk, Person("recruiter"), email) for _ in range(4))
    )
    assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]


@covers("PEER-2")
@pytest.mark.parametrize("text", ["Pat.Sample@Example.com ", " pat.sample@EXAMPLE.COM"])
async def test_an_address_is_the_same_however_it_is_typed(desk, text):
    recruiter = Person("recruiter", tenant=f"T{abs(hash(text)) % 10**9}")
    assert (await invite(desk, recruiter, "pat.sample@example.com")).is_success
    assert (await invite(desk, recruiter, text)).status_code == 409
