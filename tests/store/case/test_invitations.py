"""Inviting a producer, and who sees whom."""

import asyncio
from dataclasses import replace

import pytest

from tests.support.case_desk import Person
from tests.support.case_people import a_mailbox
from tests.support.covers import covers

NAME = {"by_name": "Robin"}


def a_wish():
    """Somebody whom no other test invites."""
    return {
        "first_name": "Pat",
        "last_name": "Sample",
        "email": a_mailbox(),
        "states": ["TX", "OK"],
    }


@covers("INV-1", "REV-1")
async def test_an_invitation_opens_a_case_and_is_announced(desk):
    recruiter = Person("recruiter")
    made = await desk.post(recruiter, "/cases", a_wish())
    assert made["status"] == "Invited"
    assert made["states"] == ["OK", "TX"]
    assert made["name"] == "Pat Sample"
    (said,) = [
        event
        for event in await desk.said("InvitationIssued")
        if event["case_id"] == made["case_id"]
    ]
    assert said["case_key"] == made["key"]
    assert set(said) == {
        "type",
        "event_id",
        "occurred_at",
        "case_id",
        "case_key",
        "tenant",
        "states",
    }


@covers("INV-1")
async def test_a_faulty_invitation_names_every_problem_and_opens_nothing(desk):
    recruiter = Person("recruiter")
    answer = await desk.send(
        recruiter,
        "POST",
        "/cases",
        {"first_name": " ", "last_name": "", "email": "nobody", "states": []},
    )
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid_invitation"
    fields = [problem["field"] for problem in answer.json()["problems"]]
    assert fields == ["first_name", "last_name", "email", "states"]
    assert (await desk.get(recruiter, "/cases"))["cases"] == []


@covers("NEW-10")
async def test_the_same_form_sent_twice_at_once_invites_once(desk):
    recruiter, wish = Person("recruiter"), a_wish()
    answers = await asyncio.gather(
        *(
            desk.send(
                recruiter, "POST", "/cases", wish, idempotency_key="the same form"
            )
            for _ in range(4)
        )
    )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["key"] for answer in answers}) == 1
    assert len((await desk.get(recruiter, "/cases"))["cases"]) == 1


async def test_a_form_key_with_other_content_is_refused(desk):
    recruiter, wish = Person("recruiter"), a_wish()
    await desk.send(recruiter, "POST", "/cases", wish, idempotency_key="one form only")
    answer = await desk.send(
        recruiter,
        "POST",
        "/cases",
        {**wish, "last_name": "Other"},
        idempotency_key="one form only",
    )
    assert answer.json()["code"] == "idempotency_key_reused"


@covers("PEER-6", "HOME-1")
async def test_people_list_their_own_cases_only(desk):
    mine, other = await desk.invited(), await desk.invited()

    async def keys(person):
        listed = (await desk.get(person, "/cases"))["cases"]
        return {case["key"] for case in listed} & {mine.key, other.key}

    assert await keys(mine.recruiter) == {mine.key}
    assert await keys(mine.producer) == {mine.key}
    assert await keys(Person("recruiter")) == set()
    for role in ("reviewer", "support"):
        assert await keys(Person(role)) == {mine.key, other.key}
        assert await keys(Person(role, tenant="OTHER")) == set()


@covers("INV-4", "WHO-4")
async def test_an_invitation_goes_out_again_for_the_same_account(desk):
    case = await desk.invited()
    for person in (case.recruiter, Person("support")):
        again = await desk.post(person, f"/cases/{case.key}/resending", NAME)
        assert again["key"] == case.key
    said = await desk.said_of(case, "InvitationResent")
    assert [event["resend"] for event in said] == [1, 2]
    assert {event["account_id"] for event in said} == {str(case.producer.account_id)}
    history = (await desk.get(Person("reviewer"), f"/review/{case.key}"))["history"]
    told = [one for one in history if one["what"] == "Invitation sent again"]
    assert [(one["by_role"], one["by_name"]) for one in told] == [
        ("recruiter", "Robin"),
        ("support", "Robin"),
    ]


@covers("INV-4")
async def test_an_invitation_is_not_sent_again_before_there_is_an_account(desk):
    recruiter = Person("recruiter")
    key = (await desk.post(recruiter, "/cases", a_wish()))["key"]
    answer = await desk.send(recruiter, "POST", f"/cases/{key}/resending", NAME)
    assert answer.status_code == 409
    assert "Try again" in answer.json()["detail"]


@covers("REV-7")
async def test_a_recruiter_withdraws_a_case_and_nothing_goes_on(desk):
    case = await desk.invited()
    withdrawn = await desk.post(case.recruiter, f"/cases/{case.key}/withdrawal")
    assert withdrawn["status"] == "Withdrawn"
    assert withdrawn["next_step"] == "status"
    (said,) = await desk.said_of(case, "CaseWithdrawn")
    assert said["by_role"] == "recruiter"
    answer = await desk.send(
        case.producer,
        "POST",
        f"/cases/{case.key}/start/ssn",
        {"ssn": "900010030", "ssn_again": "900010030"},
    )
    assert answer.json()["code"] == "not_allowed"
    again = await desk.send(
        case.recruiter, "POST", f"/cases/{case.key}/resending", NAME
    )
    assert again.json()["code"] == "not_allowed"


@covers("INV-3")
async def test_a_case_key_is_read_as_people_type_it(desk):
    case = await desk.invited()
    shown = await desk.get(case.producer, f"/cases/{case.key.lower()}")
    assert shown["key"] == case.key
    strange = await desk.send(case.producer, "GET", "/cases/PP-2026-%00%00%00%00%00%00")
    assert strange.status_code == 404


@covers("REV-7", "PEER-6")
async def test_an_invitation_that_is_withdrawn_unused_never_started(desk):
    case = await desk.invited()
    frame = await desk.post(case.recruiter, f"/cases/{case.key}/withdrawal")
    reached = {one["title"] for one in frame["milestones"] if one["reached_at"]}
    assert reached == {"Invited", "Withdrawn"}


@covers("REV-7")
@pytest.mark.parametrize(
    ("who", "also", "expected"),
    [
        ("producer", (), "producer"),
        ("producer", ("recruiter",), "producer"),
        ("recruiter", (), "recruiter"),
        ("recruiter", ("producer",), "recruiter"),
    ],
)
async def test_who_withdrew_is_told_by_the_relation_to_the_case(
    desk, who, also, expected
):
    case = await desk.invited()
    person = {"producer": case.producer, "recruiter": case.recruiter}[who]
    await desk.post(replace(person, also=also), f"/cases/{case.key}/withdrawal")
    (said,) = await desk.said_of(case, "CaseWithdrawn")
    assert said["by_role"] == expected
