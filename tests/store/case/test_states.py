"""A further state: asked for, added, refused, told."""

from datetime import UTC, datetime

import pytest

from contracts.identity import AccountUnlocked
from tests.support.case_desk import Person
from tests.support.case_notices import run_out_invitation
from tests.support.covers import covers

NAME = {"by_name": "Robin"}


def path(case, act: str = "states") -> str:
    return f"/cases/{case.key}/{act}"


async def ask(desk, case, state: str = "NM", note: str = "I moved there."):
    wish = {"state": state, "note": note}
    return await desk.post(case.producer, path(case, "state-requests"), wish)


async def add(desk, person, case, state: str = "NM"):
    return await desk.send(
        person, "POST", path(case, "added-states"), {"state": state, **NAME}
    )


@covers("LIC-3", "NEW-14")
async def test_a_producer_asks_the_recruiter_adds_and_licenses_shows_the_state(desk):
    case = await desk.started(states=("TX",))
    asked = await ask(desk, case)
    (waiting,) = asked["decisions"]
    assert (waiting["state"], waiting["outcome"]) == ("NM", "waiting")
    (listed,) = (await desk.get(case.recruiter, "/state-requests"))["requests"]
    assert (listed["key"], listed["name"]) == (case.key, "New Mexico")
    before = await desk.tab(case, "licenses")
    assert [one["state"] for one in before["facts"]["states"]] == ["TX"]
    added = (await add(desk, case.recruiter, case)).json()
    assert added["decisions"][0]["outcome"] == "added"
    after = await desk.tab(case, "licenses")
    assert [one["state"] for one in after["facts"]["states"]] == ["NM", "TX"]
    (said,) = await desk.said_of(case, "StateAdded")
    assert (said["state"], said["states"]) == ("NM", ["NM", "TX"])
    assert (await desk.get(case.recruiter, "/state-requests"))["requests"] == []


@covers("LIC-3")
async def test_support_adds_a_state_that_nobody_asked_for_once(desk):
    case, support = await desk.invited(states=("TX",)), Person("support")
    assert (await add(desk, support, case)).status_code == 200
    again = await add(desk, support, case)
    assert again.json()["code"] == "state_there"
    (said,) = await desk.said_of(case, "StateAdded")
    decision = await desk.as_service(
        "notifications",
        f"/internal/state-decisions/{said['decision_id']}",
        purpose="send-message",
    )
    assert decision.json() == {"state": "NM", "state_name": "New Mexico", "reason": ""}
    history = (await desk.get(support, f"/review/{case.key}"))["history"]
    (told,) = [one for one in history if "New Mexico added" in one["what"]]
    assert (told["by_role"], told["by_name"]) == ("support", "Robin")


@covers("NEW-14")
async def test_a_refusal_has_a_reason_that_the_producer_reads(desk):
    case = await desk.started(states=("TX",))
    await ask(desk, case)
    refusal = {"state": "NM", "reason": "  ", **NAME}
    empty = await desk.send(
        case.recruiter, "POST", path(case, "refused-states"), refusal
    )
    assert empty.json()["code"] == "invalid_state"
    refusal["reason"] = "No plans are sold there this year."
    await desk.post(case.recruiter, path(case, "refused-states"), refusal)
    (read,) = (await desk.get(case.producer, path(case)))["decisions"]
    assert (read["outcome"], read["reason"]) == ("refused", refusal["reason"])
    (said,) = await desk.said_of(case, "StateRefused")
    assert said["state"] == "NM"
    twice = await desk.send(
        case.recruiter, "POST", path(case, "refused-states"), refusal
    )
    assert twice.status_code == 404
    await ask(desk, case)
    assert len((await desk.get(case.producer, path(case)))["decisions"]) == 2


@covers("NEW-14", "NEW-10")
async def test_asking_twice_is_asking_once(desk):
    case = await desk.started(states=("TX",))
    await ask(desk, case)
    assert len((await ask(desk, case))["decisions"]) == 1


@covers("NEW-14", "REV-7")
async def test_with_the_case_its_requests_end(desk):
    case = await desk.started(states=("TX",))
    await ask(desk, case)
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    assert (await desk.get(case.recruiter, "/state-requests"))["requests"] == []
    refusal = {"state": "NM", "reason": "No plans are sold there.", **NAME}
    late = await desk.send(
        case.recruiter, "POST", path(case, "refused-states"), refusal
    )
    assert (late.status_code, late.json()["code"]) == (409, "case_has_ended")
    for person in (case.recruiter, case.producer):
        assert not (await desk.get(person, f"/cases/{case.key}/states"))["can_refuse"]
    assert "Withdrawn" in late.json()["detail"]
    assert await desk.said_of(case, "StateRefused") == []


@covers("NEW-14", "INV-4")
async def test_a_request_waits_on_when_the_expired_invitation_is_renewed(desk):
    case = await desk.invited(states=("TX",))
    await ask(desk, case)
    await run_out_invitation(desk, case)
    assert (await desk.get(case.recruiter, "/state-requests"))["requests"] == []
    await desk.post(case.recruiter, f"/cases/{case.key}/resending", NAME)
    (listed,) = (await desk.get(case.recruiter, "/state-requests"))["requests"]
    assert listed["key"] == case.key


@covers("LIC-3")
@pytest.mark.parametrize("state", ["", "FL", "TX"])
async def test_what_is_no_further_state_is_refused_with_a_sentence(desk, state):
    case = await desk.invited(states=("TX",))
    wish = {"state": state, "note": ""}
    answer = await desk.send(case.producer, "POST", path(case, "state-requests"), wish)
    assert answer.status_code in (409, 422)
    assert answer.json()["detail"]


@covers("LIC-3", "SIG-5")
async def test_an_added_state_leaves_the_signed_packet_until_it_is_ticked(desk):
    case = await desk.filled()
    await desk.sign(case)
    assert (await add(desk, case.recruiter, case)).status_code == 200
    check = await desk.get(case.producer, f"/cases/{case.key}/check")
    assert check["packet_signed"]
    values = {"NM": "yes"}
    await desk.save(case, "licenses", values, method="PATCH")
    check = await desk.get(case.producer, f"/cases/{case.key}/check")
    assert not check["packet_signed"]


@covers("LIC-3")
async def test_a_submitted_case_takes_no_state_until_licenses_can_open(desk, reviewer):
    case = await desk.submitted()
    shown = await desk.get(case.producer, path(case))
    assert shown["addable"] == []
    assert "reviewer" in shown["why_not"]
    assert (await add(desk, case.recruiter, case)).json()["code"] == "no_state_now"
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "information-requests", message="More.")
    assert (await add(desk, case.recruiter, case)).status_code == 200
    assert (await desk.tab(case, "licenses"))["editable"]


@covers("OPS-2")
async def test_what_people_write_is_sealed(desk):
    case = await desk.started(states=("TX",))
    await ask(desk, case, note="Zebulon wants it.")
    async with desk.database.transaction() as tx:
        held = await tx.fetchval(
            "select string_agg(d::text, '') from state_decisions as d "
            "where case_id = $1",
            case.case_id,
        )
    assert b"Zebulon".hex() not in held


@covers("WHO-4", "LOG-4")
async def test_an_unlocking_stands_in_the_history_of_the_case(desk):
    case, support = await desk.invited(), Person("support")
    await desk.hear(
        AccountUnlocked(
            occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's own event)
            account_id=case.producer.account_id,
            case_id=case.case_id,
            by_account=support.account_id,
        )
    )
    history = (await desk.get(support, f"/review/{case.key}"))["history"]
    assert ("Account unlocked", "support") in [
        (one["what"], one["by_role"]) for one in history
    ]


@covers("WHO-4", "NEW-12")
async def test_support_sees_no_ssn_and_no_bank_data(desk, reviewer):
    case = await desk.filled()
    whole = await desk.get(reviewer, f"/review/{case.key}")
    shown = await desk.get(Person("support"), f"/review/{case.key}")
    assert whole["ssn_ending"]
    assert shown["ssn_ending"] is None
    tabs = {tab["tab"] for tab in shown["tabs"]}
    assert {tab["tab"] for tab in whole["tabs"]} - tabs == {"banking-information"}
    for path in ("tabs/banking-information", "check"):
        own = await desk.send(case.producer, "GET", f"/cases/{case.key}/{path}")
        assert '_number_ending":"' in own.text
        told = await desk.send(Person("support"), "GET", f"/cases/{case.key}/{path}")
        assert told.status_code == 200
        assert '_number_ending":"' not in told.text
        assert "account_type" not in told.text
