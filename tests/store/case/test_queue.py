"""The queue: who waits longest, search, filters, claims."""

import asyncio

import pytest

from tests.support.case_desk import Person
from tests.support.covers import covers

MESSAGE = "Please upload a readable declaration page."


async def queue(desk, person, **wanted):
    answer = await desk.http_get(person, "/review", wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def keys(desk, person, **wanted):
    return [row["key"] for row in (await queue(desk, person, **wanted))["rows"]]


def a_reviewer_of(desk_tenant: str) -> Person:
    return Person("reviewer", tenant=desk_tenant)


@covers("REV-1")
async def test_the_queue_shows_who_waits_longest_first_page_by_page(
    desk, tenant, monkeypatch
):
    monkeypatch.setattr("case_service.use_cases.read_queue.PAGE", 2)
    cases = [await desk.moved(await desk.submitted(), tenant) for _ in range(3)]
    reviewer = Person("reviewer", tenant=tenant)
    await desk.wait_since(cases[1], days=400)
    await desk.wait_since(cases[2], days=300)
    seen, cursor = [], ""
    while cursor is not None:
        page = await queue(desk, reviewer, cursor=cursor)
        assert page["total"] == 3
        seen += [row["key"] for row in page["rows"]]
        cursor = page["next_cursor"]
    assert seen == [cases[1].key, cases[2].key, cases[0].key]
    (oldest,) = (await queue(desk, reviewer, search=cases[1].key))["rows"]
    assert oldest["business_days_waiting"] > 200


@covers("REV-1")
async def test_more_than_one_page_is_read_without_gaps(desk, monkeypatch):
    monkeypatch.setattr("case_service.use_cases.read_queue.PAGE", 2)
    reviewer = Person("reviewer")
    ours = {(await desk.invited(last_name="Paging")).key for _ in range(5)}
    await desk.index_names()
    for wanted in ({"status": "Invited"}, {"search": "paging"}):
        seen, cursor = [], ""
        while cursor is not None:
            page = await queue(desk, reviewer, cursor=cursor, **wanted)
            assert len(page["rows"]) <= 2
            seen += [row["key"] for row in page["rows"]]
            cursor = page["next_cursor"]
        assert ours <= set(seen)
        assert len(seen) == len(set(seen))


@covers("REV-1")
async def test_the_queue_is_searched_by_key_npn_and_name(desk, tenant):
    reviewer, other = Person("reviewer"), Person("reviewer")
    case = await desk.submitted()
    invited = await desk.invited(last_name="Quetzalcóatl")
    await desk.index_names()
    assert await keys(desk, reviewer, search=case.key.lower()) == [case.key]
    assert await keys(desk, reviewer, search="99999999") == []
    assert await keys(desk, reviewer, search="quetzalcoatl") == [invited.key]
    await desk.act(reviewer, case, "claim")
    assert await keys(desk, reviewer, assigned_to="me") == [case.key]
    mine = await keys(desk, reviewer, assigned_to="me", search=case.npn)
    assert mine == [case.key]
    assert await keys(desk, other, assigned_to="me", search=case.npn) == []
    assert await keys(desk, a_reviewer_of(tenant), search=case.key) == []


@covers("REV-1", "REV-5")
async def test_who_is_approved_is_found_by_the_number_they_were_given(desk, tenant):
    reviewer, other = Person("reviewer"), Person("recruiter")
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    approved = (await desk.act(reviewer, case, "approval")).json()["overview"]
    number = {"search": approved["producer_identification_number"]}
    for person in (reviewer, Person("support")):
        assert await keys(desk, person, **number) == [case.key]
    assert await keys(desk, a_reviewer_of(tenant), **number) == []
    for recruiter, found in ((case.recruiter, [case.key]), (other, [])):
        listed = (await desk.http_get(recruiter, "/cases", number)).json()
        assert [row["key"] for row in listed["cases"]] == found


@covers("REV-1")
async def test_the_queue_is_filtered_by_status_state_and_reviewer(desk, tenant):
    reviewer, other = a_reviewer_of(tenant), a_reviewer_of(tenant)
    case = await desk.moved(await desk.submitted(), tenant)
    invited = await desk.moved(await desk.invited(states=("MT",)), tenant)
    assert await keys(desk, reviewer) == [case.key]
    assert await keys(desk, reviewer, status="Invited", state="MT") == [invited.key]
    assert await keys(desk, reviewer, state="MT") == []
    assert await keys(desk, other, assigned_to="nobody") == [case.key]
    await desk.act(reviewer, case, "claim")
    assert await keys(desk, reviewer, assigned_to="me") == [case.key]
    assert await keys(desk, other, assigned_to="me") == []
    assert await keys(desk, other, assigned_to="nobody") == []


@pytest.mark.parametrize(
    "wanted", [{"cursor": "nonsense"}, {"status": "Nonsense"}, {"state": "CA"}]
)
async def test_a_filter_that_nobody_knows_is_refused(desk, reviewer, wanted):
    assert (await desk.http_get(reviewer, "/review", wanted)).status_code == 422


@covers("REV-1")
async def test_a_case_is_claimed_by_one_reviewer_and_released_again(desk):
    one, other = Person("reviewer", name="Ann"), Person("reviewer", name="Ben")
    case = await desk.submitted()
    claimed = await desk.act(one, case, "claim")
    assert claimed.json()["assigned_to_me"]
    assert claimed.json()["actions"] == [
        "release",
        "judge",
        "request_information",
        "approve",
        "put_in_error",
        "reject",
    ]
    refused = await desk.act(other, case, "claim")
    assert refused.json()["code"] == "claimed_by_other"
    assert "Ann" in refused.json()["detail"]
    seen = await desk.get(other, f"/review/{case.key}")
    assert (seen["assigned_name"], seen["actions"]) == ("Ann", ["take_over"])
    assert (await desk.act(one, case, "release")).json()["actions"] == ["claim"]
    assert (await desk.act(other, case, "claim")).status_code == 200


@covers("REV-1")
async def test_of_two_reviewers_who_claim_at_once_one_gets_the_case(desk):
    case = await desk.submitted()
    reviewers = [Person("reviewer", name=name) for name in ("Ann", "Ben")]
    answers = await asyncio.gather(
        *(desk.act(reviewer, case, "claim") for reviewer in reviewers)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


@covers("REV-1")
async def test_an_act_on_a_case_that_has_changed_is_refused(desk, reviewer):
    case = await desk.submitted()
    answer = await desk.act(reviewer, case, "claim", version=1)
    assert answer.json()["code"] == "stale_case"
