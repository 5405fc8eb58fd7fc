"""Finding somebody of a name that very many have, in the list of cases."""

import pytest

from tests.support.case_desk import Person
from tests.support.covers import covers
from tests.support.crowded_names import crowd_of, known

pytestmark = pytest.mark.usefixtures("few_or_many")


@pytest.fixture
def recruiter(tenant) -> Person:
    """A recruiter of it."""
    return Person("recruiter", tenant=tenant)


async def listed(desk, person, **wanted):
    answer = await desk.http_get(person, "/cases", wanted)
    assert answer.status_code == 200, answer.text
    page = answer.json()
    return [case["key"] for case in page["cases"]], page


@covers("PEER-6", "WHO-2")
async def test_a_recruiter_finds_own_invitees_among_all_of_others_and_hears_of_none(
    desk, tenant, recruiter, page_of_one
):
    case = await known(desk, tenant, last_name="Crowded", recruiter=recruiter)
    await crowd_of(desk, case)
    for search in ("crowded", "pat crowded", "pat crowd"):
        found, page = await listed(desk, recruiter, search=search)
        assert (found, page["next_cursor"], page["notice"]) == ([case.key], None, "")
    stranger = Person("recruiter", tenant=tenant)
    assert await listed(desk, stranger, search="crowded") == await listed(
        desk, stranger, search="nobodyatall"
    )


@covers("PEER-6", "WHO-2")
async def test_a_strangers_exact_name_hides_no_invitee_of_ones_own(
    desk, tenant, recruiter
):
    await known(desk, tenant, first_name="Jo", last_name="Crow")
    own = await known(
        desk, tenant, first_name="Joanna", last_name="Crowther", recruiter=recruiter
    )
    found, _ = await listed(desk, recruiter, search="jo crow")
    assert found == [own.key]


@covers("PEER-6")
async def test_own_invitees_of_a_name_are_read_newest_first_page_by_page(
    desk, tenant, recruiter, page_of_one
):
    cases = [
        await known(desk, tenant, last_name="Crowded", recruiter=recruiter)
        for _ in range(3)
    ]
    await crowd_of(desk, cases[0])
    seen, cursor = [], ""
    while cursor is not None:
        found, page = await listed(desk, recruiter, search="crowded", cursor=cursor)
        seen += found
        cursor = page["next_cursor"]
    assert seen == [case.key for case in cases[::-1]]


@covers("PEER-6", "REV-1")
async def test_support_reads_all_of_a_name_newest_in_their_status_first(
    desk, tenant, recruiter, page_of_one
):
    support = Person("support", tenant=tenant)
    of_name = {"last_name": "Crowded", "recruiter": recruiter}
    cases = [await known(desk, tenant, **of_name) for _ in range(3)]
    await known(desk, tenant, last_name="Uncrowded")
    first, second, third = (case.key for case in cases)
    await desk.post(recruiter, f"/cases/{first}/withdrawal")
    seen, cursor = [], ""
    while cursor is not None:
        found, page = await listed(desk, support, search="crowded", cursor=cursor)
        seen += found
        cursor = page["next_cursor"]
    assert seen == [first, third, second]
    for status, left in (("Withdrawn", [first]), ("Approved", [])):
        found, _ = await listed(desk, support, search="crowded", status=status)
        assert found == left
    stranger = Person("support", tenant="OTHER")
    assert (await listed(desk, stranger, search="crowded"))[0] == []
