"""Is it known which lines of authority cover health?"""

import re
from datetime import date

import pytest

from nipr_adapter.domain.lines_of_authority import LineRule, covers_health
from nipr_adapter.domain.report import LineOfAuthority
from nipr_adapter.store.tables import line_rules
from tests.support.covers import covers

TODAY = date(2026, 11, 25)
SHIPPED = line_rules()


def a_line(name: str, *, code: str = "1") -> LineOfAuthority:
    return LineOfAuthority(
        name=name,
        code=code,
        status="Active",
        is_active=True,
        status_reason="",
        status_reason_on=None,
        issued_on=None,
    )


@covers("LIC-1")
@pytest.mark.parametrize(
    ("state", "name", "covered"),
    [
        ("TX", "Life, Accident, Health and HMO", True),
        ("IL", "Accident/Health", True),
        ("NM", "Accident and Health or Sickness", True),
        ("OK", "ACCIDENT & HEALTH", True),
        ("MT", "Disability", True),
        ("TX", "Disability", False),
        ("IL", "Life", False),
        ("OK", "Property and Casualty", False),
        ("NM", "Credit Accident and Health", False),
        ("OK", "", False),
    ],
)
def test_the_shipped_rules_know_health_by_name(
    state: str, name: str, *, covered: bool
) -> None:
    assert covers_health(a_line(name), SHIPPED, state=state, on=TODAY) is covered


@covers("LIC-1")
def test_a_state_s_own_dated_rule_stands_above_the_general_one() -> None:
    rule = LineRule(
        state="OK",
        name=re.compile("health", re.IGNORECASE),
        code="77",
        covers_health=False,
        since=date(2026, 7, 1),
    )
    rules = (rule, *SHIPPED)
    line = a_line("Health, limited", code="77")
    assert not covers_health(line, rules, state="OK", on=TODAY)
    assert covers_health(line, rules, state="OK", on=date(2026, 6, 30))
    assert covers_health(line, rules, state="TX", on=TODAY)
    assert covers_health(a_line("Health", code="78"), rules, state="OK", on=TODAY)
