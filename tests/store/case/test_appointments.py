"""Appointments after the approval: filed once per state, whatever is lost between."""

import asyncio
import json
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import httpx
import pytest

from case_service.clients.filer import FilerUnavailable, HttpFiler, SimulatedFiler
from case_service.jobs import Appointing
from tests.support.case_builders import answers
from tests.support.case_desk import Person
from tests.support.case_neighbors import a_license, a_report
from tests.support.covers import covers


@dataclass
class States:
    """The states behind a filer over HTTP: they remember what was filed."""

    filed: dict[str, dict] = field(default_factory=dict)
    answers: list[object] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """File once per key; answer as the test wants."""
        key = request.url.path.rsplit("/", 1)[1]
        self.filed.setdefault(key, json.loads(request.content))
        told = self.answers.pop(0) if self.answers else {"status": "appointed"}
        if isinstance(told, Exception):
            raise told
        return httpx.Response(200, json={"reference": "R-1", **told})

    def filer(self) -> HttpFiler:
        """Give the filer."""
        return HttpFiler(
            "http://filer.test", transport=httpx.MockTransport(self.answer)
        )


async def approved(desk, reviewer, **licenses: str):
    case = await desk.submitted(licenses=licenses)
    await desk.run("update appointments set due_at = null")
    await desk.act(reviewer, case, "claim")
    assert (await desk.act(reviewer, case, "approval")).status_code == 200
    return case


async def ask_all(desk, filer) -> None:
    """Let every appointment that is due be asked about once."""
    appointing = Appointing(desk.database, filer=filer)
    while work := await appointing.take_next():
        await work()


async def pass_time(desk) -> None:
    await desk.run("update appointments set due_at = now() where due_at is not null")


async def shown(desk, case, person=None) -> dict[str, str]:
    overview = await desk.get(person or case.recruiter, f"/cases/{case.key}")
    return {one["title"]: one["status"] for one in overview["appointments"]}


@covers("PEER-7")
async def test_an_approval_files_one_appointment_for_each_chosen_state(desk, reviewer):
    case = await approved(desk, reviewer, OK="yes", TX="yes", bluelincs_hmo="yes")
    assert set((await shown(desk, case)).values()) == {"pending"}
    filer = SimulatedFiler()
    await ask_all(desk, filer)
    assert await shown(desk, case) == {
        "Oklahoma": "filed",
        "Oklahoma, BlueLincs HMO": "filed",
        "Texas": "filed",
    }
    await pass_time(desk)
    await ask_all(desk, filer)
    assert set((await shown(desk, case)).values()) == {"appointed"}
    for event in ("AppointmentFiled", "AppointmentConfirmed"):
        said = await desk.said_of(case, event)
        assert sorted((one["state"], one["bluelincs_hmo"]) for one in said) == [
            ("OK", False),
            ("OK", True),
            ("TX", False),
        ]
    await pass_time(desk)
    await ask_all(desk, filer)
    assert len(await desk.said_of(case, "AppointmentConfirmed")) == 3


@covers("PEER-7")
async def test_a_rejection_has_its_reason_and_is_not_filed_again_by_itself(
    desk, reviewer
):
    case = await approved(desk, reviewer)
    states = States()
    states.answers = [
        {"status": "rejected", "reason": "license_not_active"},
        {"status": "rejected", "reason": "a new one"},
    ]
    await ask_all(desk, states.filer())
    said = await desk.said_of(case, "AppointmentRejected")
    assert {one["reason"] for one in said} == {"license_not_active", "other"}
    overview = await desk.get(reviewer, f"/review/{case.key}")
    texts = " ".join(one["text"] for one in overview["overview"]["appointments"])
    assert "The state sees no active license." in texts
    await pass_time(desk)
    before = len(states.filed)
    await ask_all(desk, states.filer())
    assert len(states.filed) == before == 2


@covers("PEER-7", "OPS-5")
async def test_a_lost_answer_files_nothing_twice(desk, reviewer):
    case = await approved(desk, reviewer, OK="no", TX="yes")
    states = States(answers=[httpx.ReadTimeout("lost"), {"status": "filed"}])
    with pytest.raises(FilerUnavailable):
        await ask_all(desk, states.filer())
    assert await shown(desk, case) == {"Texas": "pending"}
    await pass_time(desk)
    await ask_all(desk, states.filer())
    await pass_time(desk)
    await ask_all(desk, states.filer())
    assert await shown(desk, case) == {"Texas": "appointed"}
    (filed,) = states.filed.values()
    assert (filed["state"], filed["line"]) == ("TX", "health")
    (key,) = states.filed
    (said,) = await desk.said_of(case, "AppointmentFiled")
    assert said["appointment_id"] == str(UUID(key))


@covers("PEER-7", "OPS-4")
async def test_two_instances_take_each_appointment_once(desk, reviewer):
    case = await approved(desk, reviewer, OK="yes", TX="yes", bluelincs_hmo="yes")
    states = States()
    await asyncio.gather(*(ask_all(desk, states.filer()) for _ in range(3)))
    assert len(states.filed) == 3
    assert len(await desk.said_of(case, "AppointmentConfirmed")) == 3
    assert len(await desk.said_of(case, "AppointmentFiled")) == 3


@covers("PEER-7")
async def test_what_a_filer_answers_in_other_words_is_asked_again(desk, reviewer):
    case = await approved(desk, reviewer, OK="no", TX="yes")
    states = States(answers=[{"status": "who knows"}])
    with pytest.raises(FilerUnavailable):
        await ask_all(desk, states.filer())
    assert await shown(desk, case) == {"Texas": "pending"}


@covers("PEER-7", "PEER-12")
async def test_nobody_is_appointed_before_the_approval(desk):
    case = await desk.submitted()
    overview = await desk.get(Person("support"), f"/review/{case.key}")
    assert overview["overview"]["appointments"] == []
    assert overview["overview"]["entity_type"] == "individual"


@covers("PEER-12")
@pytest.mark.parametrize("kind", ["firm", "Individual", "", None])
async def test_a_case_of_an_entity_type_that_nobody_onboards_is_refused(desk, kind):
    case = await desk.invited()
    broken = (
        asyncpg.NotNullViolationError if kind is None else asyncpg.CheckViolationError
    )
    with pytest.raises(broken):
        await desk.run(
            "update cases set entity_type = $2 where key = $1", case.key, kind
        )


@covers("PEER-7", "FEE-1")
async def test_illinois_is_a_record_that_no_state_hears_of_and_nothing_is_deducted(
    desk, reviewer
):
    desk.adapter.report = a_report(licenses=(a_license("IL"), a_license("MT")))
    case = await desk.started(states=("IL", "MT"))
    page = {"declaration_page": str(await desk.upload(case))}
    licenses = {"IL": "yes", "MT": "yes"}
    for tab, values in answers(e_and_o=page).items():
        typed = licenses if tab == "licenses" else values
        assert (await desk.save(case, tab, typed)).json()["status"] == "Complete", tab
    await desk.sign(case)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    await desk.run("update appointments set due_at = null")
    await desk.act(reviewer, case, "claim")
    assert (await desk.act(reviewer, case, "approval")).status_code == 200
    assert await shown(desk, case) == {"Illinois": "recorded", "Montana": "pending"}
    states = States()
    for _ in range(2):
        await ask_all(desk, states.filer())
        await pass_time(desk)
    assert [filed["state"] for filed in states.filed.values()] == ["MT"]
    assert await shown(desk, case) == {"Illinois": "recorded", "Montana": "appointed"}
    for event in ("AppointmentFiled", "AppointmentConfirmed"):
        assert [one["state"] for one in await desk.said_of(case, event)] == ["MT"]
    # Montana's $0 and Illinois's none add up to nothing to deduct.
    (approved_case,) = await desk.said_of(case, "CaseApproved")
    assert approved_case["states"] == ["IL", "MT"]
    assert await desk.said_of(case, "AppointmentFeesDeductible") == []
