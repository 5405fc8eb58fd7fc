"""The history names the role in which somebody of staff was with the case."""

from dataclasses import replace

import pytest

from tests.support.case_desk import Person
from tests.support.covers import covers

NAME = {"by_name": "Robin"}
ACTS = [
    ("added-states", {"state": "NM", **NAME}),
    ("refused-states", {"state": "NM", "reason": "No plans there.", **NAME}),
    ("resending", NAME),
]


async def role_after(desk, person, case, act, content) -> str:
    """Do an act; gives the role that the history names for it."""
    await desk.post(person, f"/cases/{case.key}/{act}", content)
    history = (await desk.get(Person("support"), f"/review/{case.key}"))["history"]
    (told,) = [one["by_role"] for one in history if one["by_name"] == "Robin"]
    return told


@pytest.fixture
async def asked(desk):
    """A case whose producer asks for New Mexico."""
    case = await desk.invited(states=("TX",))
    wish = {"state": "NM", "note": ""}
    await desk.post(case.producer, f"/cases/{case.key}/state-requests", wish)
    return case


@covers("REV-2", "WHO-4")
@pytest.mark.parametrize(("act", "content"), ACTS)
async def test_support_stands_as_support_also_where_it_invites_others(
    desk, asked, act, content
):
    both = Person("recruiter", also=("support",))
    assert await role_after(desk, both, asked, act, content) == "support"


@covers("REV-2")
@pytest.mark.parametrize(("act", "content"), ACTS)
async def test_who_invited_the_producer_stands_as_recruiter(desk, asked, act, content):
    both = replace(asked.recruiter, also=("support",))
    assert await role_after(desk, both, asked, act, content) == "recruiter"


@covers("REV-2")
async def test_who_is_no_recruiter_any_more_stands_as_support(desk, asked):
    since = replace(asked.recruiter, role="support")
    assert await role_after(desk, since, asked, *ACTS[0]) == "support"
