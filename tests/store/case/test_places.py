"""Places in the queue: order, pages that stay right, counters, the index of names."""

import asyncio

import asyncpg
import pytest

from case_service.domain.queue import RANKS, Shown
from case_service.domain.status import Status
from case_service.domain.viewer import viewer
from case_service.use_cases.read_queue import read_queue
from tests.support.case_desk import Person
from tests.support.covers import covers
from tests.support.lock_queue import at_one_door

MESSAGE = "Please upload a readable declaration page."


@pytest.fixture
def reviewer(tenant) -> Person:
    """A reviewer of a tenant that holds nothing else."""
    return Person("reviewer", tenant=tenant)


async def queue(desk, person, **wanted):
    answer = await desk.http_get(person, "/review", wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def keys(desk, person, **wanted):
    return [row["key"] for row in (await queue(desk, person, **wanted))["rows"]]


async def counters(desk, reviewer):
    shown = (await queue(desk, reviewer))["counters"]
    return {one["title"]: one["text"] for one in shown}


@covers("REV-1")
async def test_who_waits_for_an_answer_stands_behind_who_waits_for_us(desk, reviewer):
    asked, waits = [
        await desk.moved(await desk.submitted(), reviewer.tenant) for _ in range(2)
    ]
    await desk.wait_since(asked, days=90)
    assert await keys(desk, reviewer) == [asked.key, waits.key]
    await desk.act(reviewer, asked, "claim")
    await desk.act(reviewer, asked, "information-requests", message=MESSAGE)
    assert await keys(desk, reviewer) == [waits.key, asked.key]
    row = (await queue(desk, reviewer))["rows"][1]
    assert (row["clock"]["state"], row["clock"]["due_on"]) == ("paused", None)


@covers("REV-1")
async def test_a_page_goes_on_where_it_stopped_whatever_has_moved(
    desk, reviewer, monkeypatch
):
    monkeypatch.setattr("case_service.use_cases.read_queue.PAGE", 2)
    cases = [
        await desk.moved(await desk.submitted(), reviewer.tenant) for _ in range(4)
    ]
    for days, case in zip((40, 30, 20, 10), cases, strict=True):
        await desk.wait_since(case, days=days)
    first = await queue(desk, reviewer)
    assert [row["key"] for row in first["rows"]] == [cases[0].key, cases[1].key]
    # The last one of the page leaves the queue: nobody behind it is hidden by that.
    await desk.act(reviewer, cases[1], "claim")
    await desk.act(reviewer, cases[1], "error", reason="Another person.")
    await desk.act(reviewer, cases[1], "rejection", reason="Another person.")
    later = await queue(desk, reviewer, cursor=first["next_cursor"])
    assert [row["key"] for row in later["rows"]] == [cases[2].key, cases[3].key]
    assert later["next_cursor"] is None


@covers("REV-1")
@pytest.mark.parametrize(
    "cursor",
    [
        "9~2026-11-25T15:30:00+00:00~01a21069-0000-7000-8000-000000000001",
        "0~2026-11-25T15:30:00~01a21069-0000-7000-8000-000000000001",
        "0~2026-11-25T15:30:00+00:00~nobody",
        "0~0001-01-01T00:00:00+14:00~01a21069-0000-7000-8000-000000000001",
        "~~",
    ],
)
async def test_a_made_up_place_is_refused(desk, reviewer, cursor):
    answer = await desk.http_get(reviewer, "/review", {"cursor": cursor})
    assert answer.json()["code"] == "unknown_cursor"


@covers("REV-1", "NEW-9")
async def test_counters_tell_what_a_desk_has_to_do(desk, reviewer):
    mine, late, new = [
        await desk.moved(await desk.submitted(), reviewer.tenant) for _ in range(3)
    ]
    await desk.act(reviewer, mine, "claim")
    await desk.wait_since(late, days=30)
    counted = await counters(desk, reviewer)
    assert counted["HCSC Review"] == "3"
    assert (counted["Mine"], counted["Unassigned"]) == ("1", "2")
    assert (counted["Overdue"], counted["Approved"]) == ("1", "0")
    rows = (await queue(desk, reviewer))["rows"]
    assert [row["clock"]["is_overdue"] for row in rows] == [True, False, False]
    assert rows[0]["key"] == late.key
    assert new.key in await keys(desk, reviewer, assigned_to="nobody")


@covers("REV-1")
async def test_nobody_counts_beyond_what_is_read(desk, reviewer, monkeypatch):
    for _ in range(2):
        await desk.moved(await desk.submitted(), reviewer.tenant)
    monkeypatch.setattr("case_service.store.queue.COUNTED", 2)
    assert (await counters(desk, reviewer))["HCSC Review"] == "2"
    monkeypatch.setattr("case_service.store.queue.COUNTED", 1)
    assert (await counters(desk, reviewer))["HCSC Review"] == "1+"
    assert (await queue(desk, reviewer))["total_text"] == "1+"


@covers("REV-1")
async def test_a_page_asks_as_many_questions_for_one_case_as_for_many(desk, reviewer):
    await desk.moved(await desk.submitted(), reviewer.tenant)
    one = await questions(desk, reviewer)
    for _ in range(2):
        await desk.moved(await desk.submitted(), reviewer.tenant)
    # Places of two ranks, glances, what stands beside them, counts.
    assert await questions(desk, reviewer) == one == 5


async def questions(desk, reviewer) -> int:
    """Count the statements that a page of the queue runs."""
    ran = []
    by = viewer(["reviewer"], tenant=reviewer.tenant, account_id=reviewer.account_id)
    async with desk.database.transaction() as tx:
        # A new connection asks about its types first: that is no part of a page.
        await read_queue(tx, by=by, shown=Shown())
        tx.connection.add_query_logger(ran.append)
        await read_queue(tx, by=by, shown=Shown())
        tx.connection.remove_query_logger(ran.append)
    return len(ran)


@covers("REV-1")
async def test_a_case_is_found_by_both_of_its_names(desk, reviewer):
    case = await desk.moved(await desk.started(last_name="Maidenname"), reviewer.tenant)
    await desk.index_names()
    assert await keys(desk, reviewer, search="maidenname pat") == [case.key]
    # NIPR knows her as Pat Q Sample.
    assert await keys(desk, reviewer, search="Sample", status="In Progress") == [
        case.key
    ]


@covers("REV-1")
async def test_old_cases_are_indexed_batch_by_batch(desk, monkeypatch):
    monkeypatch.setattr("case_service.use_cases.index_names.BATCH", 2)
    cases = [await desk.invited(last_name="Olden-Days") for _ in range(3)]
    await desk.index_names()
    reviewer = Person("reviewer")
    ours = {case.key for case in cases}
    ids = [case.case_id for case in cases]
    await desk.run("delete from name_places where case_id = any($1)", ids)
    await desk.run("delete from name_marks where case_id = any($1)", ids)
    assert await keys(desk, reviewer, search="olden") == []
    await desk.run("insert into names_to_index select unnest($1::uuid[])", ids)
    await asyncio.gather(desk.index_names(), desk.index_names())
    assert set(await keys(desk, reviewer, search="olden days")) == ours


@covers("OPS-4")
async def test_an_instance_of_the_release_before_leaves_names_to_the_new_ones(desk):
    case = await desk.invited(last_name="Upgrade")
    with pytest.raises(asyncpg.CheckViolationError):
        await desk.run(
            "with taken as (delete from names_to_index where case_id = $1) "
            "insert into name_index (digest, case_id) values (1, $1)",
            case.case_id,
        )
    await desk.index_names()
    assert await keys(desk, Person("reviewer"), search="upgrade") == [case.key]


@covers("REV-1", "OPS-2")
async def test_a_name_of_another_tenant_is_not_found(desk):
    case = await desk.invited(last_name="Elsewhere")
    await desk.index_names()
    assert await keys(desk, Person("reviewer"), search="elsewhere") == [case.key]
    stranger = Person("reviewer", tenant="OTHER")
    assert await keys(desk, stranger, search="elsewhere") == []


@covers("REV-1")
async def test_one_letter_is_no_name(desk, reviewer):
    assert "two letters" in (await queue(desk, reviewer, search="x"))["notice"]
    assert (await queue(desk, reviewer, search="xy"))["notice"] == ""


@covers("REV-1")
async def test_nobody_who_moves_meanwhile_is_indexed_where_they_were(desk, reviewer):
    """The job waits for a case that is moving, and writes where it moved to."""
    case = await desk.moved(await desk.invited(last_name="Moving"), reviewer.tenant)
    move = f"update cases set status = 'Expired' where key = '{case.key}'"  # noqa: S608
    await at_one_door(desk.database.pool, move, desk.index_names())
    assert await keys(desk, reviewer, search="moving", status="Expired") == [case.key]
    assert await keys(desk, reviewer, search="moving", status="Invited") == []


@covers("REV-1")
async def test_a_case_with_another_state_is_found_by_it(desk, reviewer):
    case = await desk.moved(await desk.submitted(), reviewer.tenant)
    assert await keys(desk, reviewer, state="OK") == [case.key]
    await desk.run("update cases set states = '{TX,NM}' where id = $1", case.case_id)
    assert await keys(desk, reviewer, state="OK") == []
    assert await keys(desk, reviewer, state="NM") == [case.key]


def test_every_status_has_its_rank_in_the_queue():
    assert set(RANKS) == set(Status)
