"""A rejected appointment is filed again: on purpose, with a reason, once per click."""

import asyncio
from dataclasses import replace

import pytest

from case_service.domain.appointment import AppointmentStatus, FilerAnswer, Rejection
from case_service.use_cases.claim_appointment import claim_appointment
from case_service.use_cases.record_filing import record_filing
from tests.store.case.test_appointments import States, approved, ask_all, shown
from tests.support.case_desk import Person
from tests.support.covers import covers

REFUSED = {"status": "rejected", "reason": "license_not_active"}


async def rejected(desk, reviewer):
    case = await approved(desk, reviewer, OK="no", TX="yes")
    states = States(answers=[REFUSED])
    await ask_all(desk, states.filer())
    return case, states


async def filing_of(desk, person, case):
    overview = (await desk.get(person, f"/review/{case.key}"))["overview"]
    (one,) = overview["appointments"]
    return one["filing"]


async def file_again(desk, person, case, filing, **sent):
    wish = {"filing": filing, "reason": "The license is active again."}
    path = f"/review/{case.key}/filings"
    body = wish | {"by_name": person.name} | sent
    return await desk.send(person, "POST", path, body)


@covers("PEER-7")
async def test_what_a_state_has_rejected_is_filed_under_another_key(desk, reviewer):
    case, states = await rejected(desk, reviewer)
    filing = await filing_of(desk, reviewer, case)
    done = await file_again(desk, reviewer, case, filing)
    assert done.status_code == 200, done.text
    assert await shown(desk, case) == {"Texas": "pending"}
    await ask_all(desk, states.filer())
    assert await shown(desk, case) == {"Texas": "appointed"}
    assert len(states.filed) == 2
    assert filing in states.filed
    filed = await desk.said_of(case, "AppointmentFiled")
    (first, again) = [one["appointment_id"] for one in filed]
    assert first == again
    assert len(await desk.said_of(case, "AppointmentConfirmed")) == 1
    told = (await desk.get(reviewer, f"/review/{case.key}"))["history"]
    (line,) = [one for one in told if "filed again" in one["what"]]
    assert line["what"] == "Appointment to be filed again: Texas"
    assert line["note"] == "The license is active again."
    assert line["by_name"] == reviewer.name
    whats = [one["what"] for one in told]
    why = "Appointment rejected: Texas. The state sees no active license."
    assert why in whats


@covers("PEER-7", "OPS-5")
async def test_one_rejection_is_filed_again_once_however_often_it_is_pressed(
    desk, reviewer
):
    case, states = await rejected(desk, reviewer)
    filing, colleague = await filing_of(desk, reviewer, case), Person("reviewer")
    answers = await asyncio.gather(
        file_again(desk, reviewer, case, filing),
        file_again(desk, reviewer, case, filing),
        file_again(desk, colleague, case, filing),
    )
    assert sorted(one.status_code for one in answers) == [200, 409, 409]
    (code,) = {one.json()["code"] for one in answers if one.status_code == 409}
    assert code == "not_rejected"
    await ask_all(desk, states.filer())
    assert len(states.filed) == 2


@covers("PEER-7")
async def test_only_a_rejected_filing_can_be_filed_again(desk, reviewer):
    case = await approved(desk, reviewer, OK="no", TX="yes")
    assert await filing_of(desk, reviewer, case) is None
    states = States(answers=[{"status": "filed"}])
    await ask_all(desk, states.filer())
    (key,) = states.filed
    refused = await file_again(desk, reviewer, case, key)
    assert refused.json()["code"] == "not_rejected"
    assert await shown(desk, case) == {"Texas": "filed"}


@covers("PEER-7")
async def test_without_a_reason_nothing_is_filed(desk, reviewer):
    case, _ = await rejected(desk, reviewer)
    filing = await filing_of(desk, reviewer, case)
    refused = await file_again(desk, reviewer, case, filing, reason=" \n")
    assert refused.status_code == 422
    assert refused.json()["problems"][0]["field"] == "reason"
    assert await shown(desk, case) == {"Texas": "rejected"}


@covers("PEER-7", "OPS-3")
@pytest.mark.parametrize("role", ["producer", "recruiter", "support", "operator"])
async def test_nobody_else_may_file_again(desk, reviewer, role):
    case, _ = await rejected(desk, reviewer)
    filing = await filing_of(desk, reviewer, case)
    person = {"producer": case.producer, "recruiter": case.recruiter}.get(
        role, Person(role)
    )
    assert (await file_again(desk, person, case, filing)).status_code == 403
    theirs = replace(case.recruiter, also=("reviewer",))
    refused = await file_again(desk, theirs, case, filing)
    assert refused.json()["code"] == "own_case"
    stranger = replace(reviewer, tenant="OTHER")
    assert (await file_again(desk, stranger, case, filing)).status_code == 404
    assert await filing_of(desk, Person("support"), case) is None
    assert await shown(desk, case) == {"Texas": "rejected"}


@covers("PEER-7", "OPS-5")
async def test_a_late_answer_to_the_old_filing_says_nothing_of_the_new_one(
    desk, reviewer
):
    case = await approved(desk, reviewer, OK="no", TX="yes")
    async with desk.database.transaction() as tx:
        late, _ = await claim_appointment(tx)
    answer = FilerAnswer(AppointmentStatus.REJECTED, "R-1", Rejection.OTHER)
    async with desk.database.transaction() as tx:
        await record_filing(tx, late, answer)
    filing = await filing_of(desk, reviewer, case)
    assert (await file_again(desk, reviewer, case, filing)).status_code == 200
    async with desk.database.transaction() as tx:
        claimed, asked = await claim_appointment(tx)
    assert claimed.attempts == late.attempts
    assert str(asked.key) != filing
    async with desk.database.transaction() as tx:
        await record_filing(tx, late, answer)
    assert await shown(desk, case) == {"Texas": "pending"}
