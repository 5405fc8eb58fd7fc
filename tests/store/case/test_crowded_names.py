"""Finding somebody among many of the same name: nobody is lost, nothing leaks."""

import pytest

from case_service.store.names import NameDigests, NameStore
from tests.support.case_desk import NAME_INDEX_KEY, Person
from tests.support.covers import covers
from tests.support.crowded_names import crowd_of, known

pytestmark = pytest.mark.usefixtures("few_or_many")


@pytest.fixture
def reviewer(tenant) -> Person:
    """A reviewer of it."""
    return Person("reviewer", tenant=tenant)


async def queue(desk, person, **wanted):
    answer = await desk.http_get(person, "/review", wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def keys(desk, person, **wanted):
    return [row["key"] for row in (await queue(desk, person, **wanted))["rows"]]


@covers("REV-1")
async def test_who_waits_longest_is_found_first_however_many_have_the_name(
    desk, tenant, reviewer, page_of_one
):
    oldest = await known(desk, tenant, last_name="Crowded")
    await crowd_of(desk, oldest)
    page = await queue(desk, reviewer, search="crowd")
    assert [row["key"] for row in page["rows"]] == [oldest.key]
    assert (page["total_text"], page["notice"]) == ("1+", "")
    assert page["next_cursor"]


@covers("REV-1")
async def test_filters_look_through_all_who_have_the_name(
    desk, tenant, reviewer, page_of_one
):
    case = await known(desk, tenant, last_name="Crowded", states=("MT", "TX"))
    await crowd_of(desk, case)
    await desk.run(
        "update cases set status = 'HCSC Review', queue_since = now(), "
        "reviewer_id = $2 where id = $1",
        case.case_id,
        reviewer.account_id,
    )
    for wanted in (
        {"status": "HCSC Review"},
        {"state": "MT"},
        {"assigned_to": "me"},
        {"status": "HCSC Review", "state": "MT", "assigned_to": "me"},
    ):
        page = await queue(desk, reviewer, search="pat crowded", **wanted)
        assert [row["key"] for row in page["rows"]] == [case.key], wanted
        assert (page["total_text"], page["next_cursor"]) == ("1", None)
    nobody = {"assigned_to": "nobody", "state": "MT"}
    assert await keys(desk, reviewer, search="crowded", **nobody) == []
    assert await keys(desk, reviewer, search="crowded", status="Error") == []


@covers("REV-1")
async def test_of_a_reviewers_own_cases_those_with_every_part_of_the_name_are_found(
    desk, tenant, reviewer
):
    people = (("Patrick", "Crowded"), ("Patrick", "Smithson"), ("Quentin", "Crowded"))
    cases = [
        await known(desk, tenant, first_name=first, last_name=last)
        for first, last in people
    ]
    for case in cases:
        await desk.run(
            "update cases set reviewer_id = $2 where id = $1",
            case.case_id,
            reviewer.account_id,
        )
    mine = {"assigned_to": "me", "status": "Invited"}
    for search, found in (("crow", (0, 2)), ("patr", (0, 1)), ("crow patr", (0,))):
        shown = await keys(desk, reviewer, search=search, **mine)
        assert shown == [cases[at].key for at in found]


@covers("REV-1")
async def test_a_search_is_read_page_by_page_as_the_queue_is(
    desk, tenant, reviewer, page_of_one
):
    cases = [await known(desk, tenant, last_name="Crowded") for _ in range(4)]
    for days, case in zip((10, 40, 20, 30), cases, strict=True):
        await desk.run(
            "update cases set status = 'Error', "
            "queue_since = now() - make_interval(days => $2) where id = $1",
            case.case_id,
            days,
        )
    seen, cursor = [], ""
    while cursor is not None:
        page = await queue(desk, reviewer, search="crowded", cursor=cursor)
        seen += [row["key"] for row in page["rows"]]
        assert page["total_text"] == "1+"
        cursor = page["next_cursor"]
    assert seen == [cases[at].key for at in (1, 3, 2, 0)]


@covers("REV-1")
async def test_somebody_is_found_where_their_case_has_moved_to(desk, tenant, reviewer):
    case = await known(desk, tenant, last_name="Crowded")
    assert await keys(desk, reviewer, search="crowded", status="Invited") == [case.key]
    await desk.identify(case)
    # What came in from NIPR is indexed where the case is now.
    await desk.index_names()
    for search in ("crowded", "pat crowded", "sample"):
        assert await keys(desk, reviewer, search=search) == [case.key]
        moved = await keys(desk, reviewer, search=search, status="In Progress")
        assert moved == [case.key]
        assert await keys(desk, reviewer, search=search, status="Invited") == []


@covers("REV-1")
async def test_of_two_marks_that_very_many_have_the_rarer_is_gone_along(
    desk, tenant, monkeypatch
):
    monkeypatch.setattr("case_service.store.names.COMMON", 2)
    for _ in range(3):
        await known(desk, tenant, first_name="Often")
    for _ in range(2):
        await known(desk, tenant, first_name="Often", last_name="Seldom")
    digests = NameDigests(NAME_INDEX_KEY)
    marks = frozenset({"often", "seldom"})
    async with desk.database.reading() as tx:
        (way,) = await NameStore(tx, digests=digests).ways([marks], tenant=tenant)
    assert way.is_common
    assert [way.rarest] == digests.of(frozenset({"seldom"}), tenant=tenant)


@covers("REV-1")
async def test_an_exact_name_of_another_status_hides_no_longer_name(
    desk, tenant, reviewer
):
    exact = await known(desk, tenant, first_name="Jo", last_name="Crow")
    longer = await known(desk, tenant, first_name="Joanna", last_name="Crowther")
    await desk.run("update cases set status = 'Expired' where id = $1", exact.case_id)
    assert await keys(desk, reviewer, search="jo crow") == [exact.key]
    found = await keys(desk, reviewer, search="jo crow", status="Invited")
    assert found == [longer.key]
