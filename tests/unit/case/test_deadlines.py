"""Numbers of days that are rules: each judges by its own and names it."""

from dataclasses import replace
from datetime import date

import pytest

from case_service.domain.e_and_o import problems
from case_service.domain.rule_kind import RuleKind
from case_service.domain.rules import Deadline, Origin
from tests.support.case_builders import E_AND_O, RULES, facts
from tests.support.covers import covers


@covers("EO-4", "NEW-7")
@pytest.mark.parametrize(
    ("expiration", "days", "said"),
    [
        ("12/25/2026", 30, "more than 30 days from today"),
        ("12/26/2026", 30, None),
        ("11/26/2026", 1, "more than 1 day from today"),
    ],
)
def test_how_long_cover_must_go_on_is_a_rule_that_is_named(expiration, days, said):
    rule = Deadline(days, Origin(date(2026, 7, 1), "A letter."))
    rules = replace(RULES, deadlines={RuleKind.COVER_LEFT: rule})
    values = {**E_AND_O, "expiration_date": expiration}
    told = [
        (str(said) in problem.message, problem.rule)
        for problem in problems(values, facts(rules=rules))
    ]
    named = (True, "A letter. In force since 07/01/2026.")
    assert told == ([named] if said else [])
