"""Does the history tell that support has looked into a case?"""

from datetime import timedelta

from tests.support.case_desk import Person
from tests.support.covers import covers


async def openings(desk, reviewer, case):
    history = (await desk.get(reviewer, f"/review/{case.key}"))["history"]
    return [one["by_role"] for one in history if "opened to help" in one["what"]]


@covers("WHO-4", "REV-2")
async def test_who_of_support_opens_a_case_stands_in_its_history_once(desk, reviewer):
    case = await desk.submitted()
    assert await openings(desk, reviewer, case) == []
    one, another = Person("support"), Person("support")
    for _ in range(3):
        await desk.get(one, f"/review/{case.key}")
    assert await openings(desk, reviewer, case) == ["support"]
    await desk.get(another, f"/review/{case.key}")
    assert len(await openings(desk, reviewer, case)) == 2


@covers("WHO-4")
async def test_on_another_day_support_is_noted_again(desk, reviewer, clock):
    case, support = await desk.submitted(), Person("support")
    await desk.get(support, f"/review/{case.key}")
    clock.move(timedelta(hours=13))
    await desk.get(support, f"/review/{case.key}")
    assert len(await openings(desk, reviewer, case)) == 2
