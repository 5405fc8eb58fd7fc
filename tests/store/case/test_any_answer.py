"""Whatever is typed into a tab is kept or refused with a sentence, and never fails."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_service.domain.tab import Tab
from contracts.api.case_fields import FIELDS
from tests.support.case_builders import answers
from tests.support.case_desk import Person
from tests.support.covers import covers
from tests.support.exploring import how_many

TABS = tuple(answers())

# What JSON can carry: lone surrogates and NUL among it.
TYPED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=st.characters(codec=None), max_size=10),
    st.sampled_from(
        [
            "\0",
            "\ud800",
            "9" * 5000,
            "-0",
            "1e400",
            "31/31/2026",
            "02/29/2027",
            "٣",
            "½",
        ]
    ),
)


@st.composite
def forms(draw) -> tuple[Tab, dict[str, str]]:
    """A tab with some of its fields filled in with anything, or as people do."""
    tab = draw(st.sampled_from(TABS))
    usual = answers()[tab]
    fields = draw(st.lists(st.sampled_from(sorted(FIELDS[tab])), unique=True))
    return tab, {
        field: draw(st.one_of(TYPED, st.just(usual.get(field, "yes"))))
        for field in fields
    }


@covers("TAB-1", "TAB-2", "SUB-1", "REV-2")
@settings(
    max_examples=how_many(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(typed=st.lists(forms(), min_size=1, max_size=3))
async def test_what_is_typed_is_shown_again_or_refused(desk, shared_case, typed):
    case = await shared_case()
    for tab, values in typed:
        saved = await desk.save(case, tab, values, method="PATCH")
        assert saved.status_code in (200, 400, 422), saved.text
        page = await desk.tab(case, tab)
        assert page["tab"] == tab
    await all_judge_alike(desk, case)


async def all_judge_alike(desk, case) -> None:
    """The tabs, Check your answers, Submit and the reviewer find the same missing."""
    pages = {tab: await desk.tab(case, tab) for tab in TABS}
    blocking = {tab: blocks_submission(page) for tab, page in pages.items()}
    check = await desk.get(case.producer, f"/cases/{case.key}/check")
    listed = [problem for of_tab in blocking.values() for problem in of_tab]
    assert [one for one in listed if one not in check["blocking"]] == []
    review = await desk.get(Person("reviewer"), f"/review/{case.key}")
    for view in (check, review):
        told = {tab["tab"]: tab for tab in view["tabs"]}
        for tab, page in pages.items():
            assert (told[tab]["status"], told[tab]["problems"]) == (
                page["status"],
                page["problems"],
            )
    refused = await desk.send(case.producer, "POST", f"/cases/{case.key}/submission")
    # Nothing is signed yet, which is a section that lacks something too.
    incomplete = [tab for tab in TABS if blocking[tab]]
    assert refused.json()["sections"] == [*incomplete, Tab.ESIGNATURE]


def blocks_submission(page) -> list[dict[str, str]]:
    return [one for one in page["problems"] if one["blocks"] == "submission"]


@pytest.fixture
def shared_case(desk):
    """One case for all examples: what was typed before is part of the next one."""
    made = []

    async def give():
        if not made:
            made.append(await desk.started())
        return made[0]

    return give
