"""The list of one's cases: newest change first, page by page, nothing cut off."""

import pytest

from case_service.store.views import SQL
from tests.support.case_desk import Person
from tests.support.case_people import a_mailbox
from tests.support.covers import covers

INVITE = {"first_name": "Pat", "last_name": "Sample"}


@pytest.fixture(autouse=True)
def _pages_of_two(monkeypatch):
    monkeypatch.setattr("case_service.use_cases.list_cases.PAGE", 2)


async def invite(desk, recruiter: Person) -> str:
    wish = {**INVITE, "email": a_mailbox(), "states": ["TX"]}
    return str((await desk.post(recruiter, "/cases", wish))["key"])


async def read_on(desk, person: Person, cursor: str = "") -> tuple[list[str], str]:
    answer = await desk.http_get(person, "/cases", {"cursor": cursor})
    assert answer.status_code == 200, answer.text
    page = answer.json()
    return [case["key"] for case in page["cases"]], page["next_cursor"]


@covers("HOME-1", "PEER-6")
async def test_all_invitees_are_read_newest_first_page_by_page(desk):
    recruiter = Person("recruiter")
    invited = [await invite(desk, recruiter) for _ in range(5)]
    seen, cursor = [], ""
    while cursor is not None:
        keys, cursor = await read_on(desk, recruiter, cursor)
        assert 1 <= len(keys) <= 2
        seen += keys
    assert seen == invited[::-1]


@covers("PEER-6")
async def test_a_case_that_changes_between_two_pages_hides_no_other(desk):
    recruiter = Person("recruiter")
    invited = [await invite(desk, recruiter) for _ in range(4)]
    first, cursor = await read_on(desk, recruiter)
    await desk.post(recruiter, f"/cases/{first[-1]}/withdrawal")
    rest, last = await read_on(desk, recruiter, cursor)
    assert first + rest == invited[::-1]
    assert last is None


@covers("HOME-1")
@pytest.mark.parametrize(
    "cursor",
    [
        "200",
        "2026-11-25T12:00:00Z",
        "~",
        "x~y",
        "0001-01-01T00:00:00+23:59~01a211a9-6c62-73e7-bf54-8d82ea404a59",
    ],
)
async def test_a_page_that_nobody_offered_is_refused(desk, cursor):
    answer = await desk.http_get(Person("recruiter"), "/cases", {"cursor": cursor})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_cursor")


@covers("PEER-6", "WHO-2")
async def test_a_recruiter_finds_own_invitees_by_name_address_key_and_status(
    desk, monkeypatch
):
    monkeypatch.setattr("case_service.use_cases.list_cases.PAGE", 25)
    case = await desk.invited(last_name="Unmistakable")
    other = await desk.invited(last_name="Unmistakable")
    await desk.invited()
    await desk.index_names()

    async def found(**query: str) -> list[str]:
        answer = await desk.http_get(case.recruiter, "/cases", query)
        assert answer.status_code == 200, answer.text
        return [one["key"] for one in answer.json()["cases"]]

    for search in ("unmistak", case.email.upper(), case.key.lower()):
        assert await found(search=search) == [case.key]
    assert await found(search=other.email) == []
    assert await found(status="Invited") == [case.key]
    assert await found(status="Approved") == []
    assert await found(search="unmistak", status="Approved") == []


@covers("PEER-6")
async def test_each_kind_of_viewer_reads_the_list_off_an_index_and_sorts_nothing(desk):
    async with desk.database.transaction() as tx:
        # What the planner likes best depends on how full the table is just now. Of all
        # indexes only the right one gives the order, so that there is nothing to weigh.
        for way in ("seqscan", "sort", "incremental_sort"):
            await tx.execute(f"set local enable_{way} = off")
        for role in ("recruiter", "producer"):
            plan = await tx.fetch(
                f"explain {SQL[f'list_of_{role}']}",
                [role],
                "HCSC",
                Person(role).account_id,
                None,
                None,
                25,
                None,
                [],
            )
            told = " ".join(row[0] for row in plan)
            assert f"Index Scan using cases_of_{role} " in told
            assert "Sort" not in told
