"""Members come, go and die: every event still has its effect once and in order."""

import random

from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.little_service.processes import Part, processes
from tests.support.little_service.service import a_case
from tests.support.running import relaying

CASES = 30


@covers("OPS-4", "OPS-5")
async def test_a_second_member_joins_and_the_first_is_killed(service):
    cases = [a_case() for _ in range(CASES)]

    async with relaying(service), processes("listen", service, count=1) as [first]:
        await _count_all(service, cases, 1, 2, 3)
        await eventually(_has_heard, service, 3 * CASES, within=30.0)
        second = Part("listen", service)
        try:
            await second.start()
            await _count_all(service, cases, 4, 5, 6)
            await eventually(_has_heard, service, 5 * CASES, within=30.0)
            await first.end()
            await _count_all(service, cases, 7, 8)
            await eventually(_has_heard, service, 8 * CASES, within=40.0)
        finally:
            await second.end()

    for case in cases:
        assert await service.noted(case) == list(range(1, 9))
    assert await service.letters() == []


async def _count_all(service, cases, *numbers):
    for number in numbers:
        for case in random.sample(cases, len(cases)):
            await service.count(case, number)


async def _has_heard(service, number):
    assert await service.rows("effects") >= number
    return True
