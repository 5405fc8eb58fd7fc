"""Do the pages name the rule, with its date, behind what they demand or promise?"""

import pytest

from contracts.api.case_tabs import Problem
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_review import RUNNING, a_review_case
from tests.support.gateway_values import KEY, a_problem, a_tab, an_overview

E_AND_O = f"/cases/{KEY}/e-and-o"
CHECK = f"/cases/{KEY}/check"
RULE = "Producer manual 4.2. In force since 01/01/2024."
ENDS_SOON = Problem(
    field="expiration_date",
    message="Enter a date more than 7 days from today.",
    blocks="submission",
    rule=RULE,
)
TOO_LOW = a_problem(
    "aggregate_limit", "It is below $500,000.", blocks="approval"
).model_copy(update={"rule": RULE})
CLOCK = RUNNING.model_copy(update={"rule": RULE, "promised": "3 to 5 business days"})


def named(page) -> list[str]:
    """Give the rules that a page names beside what it says."""
    return page.page.xpath("//span[@class='source']/text()")


@covers("NEW-7", "EO-4", "TAB-2")
async def test_a_tab_names_the_rule_behind_what_it_demands_and_what_it_notes(producer):
    wrong = a_tab(Tab.E_AND_O, status="Has errors", problems=(ENDS_SOON, TOO_LOW))
    producer.double.has_tab(wrong)
    saved = await producer.send(await producer.open(E_AND_O), E_AND_O, step="save")
    page = await producer.open(saved.location)
    assert page.links()[ENDS_SOON.message] == "#expiration_date"
    assert page.links()[TOO_LOW.message] == "#aggregate_limit"
    assert named(page) == [RULE, RULE]


@covers("NEW-7", "SUB-1")
@pytest.mark.parametrize("kind", ["blocking", "warnings"])
async def test_check_your_answers_names_it(producer, kind):
    producer.double.has_check(
        overview=an_overview(), tabs=(), **{kind: (TOO_LOW, ENDS_SOON)}
    )
    assert named(await producer.open(CHECK)) == [RULE, RULE]


@covers("NEW-7", "NEW-9")
async def test_the_promise_is_named_with_its_rule_to_everybody(producer, signed_in):
    submitted = an_overview(status="HCSC Review", clock=CLOCK)
    producer.double.has_case(submitted)
    assert RULE in named(await producer.open(f"/cases/{KEY}/status"))
    producer.double.has_check(
        overview=an_overview(can_submit=True, clock=CLOCK), tabs=()
    )
    assert RULE in named(await producer.open(CHECK))
    desk = signed_in("reviewer")
    desk.double.says(f"GET /review/{KEY}", a_review_case(overview=submitted))
    assert RULE in named(await desk.open(f"/review/{KEY}"))
