"""E&O: dates that are most likely a slip of the finger."""

from datetime import timedelta

import pytest

from case_service.domain.e_and_o import PLAUSIBLE, problems
from case_service.domain.us_date import us_date
from tests.support.case_builders import E_AND_O, TODAY, facts
from tests.support.covers import covers


def found(**changes):
    return problems({**E_AND_O, **changes}, facts())


@covers("EO-3", "EO-4")
@pytest.mark.parametrize("days", [0, 1])
def test_a_date_more_than_ten_years_away_only_warns(days):
    away = PLAUSIBLE + timedelta(days=days)
    for field, day in (
        ("effective_date", TODAY - away),
        ("expiration_date", TODAY + away),
    ):
        warnings = found(**{field: us_date(day)})
        assert [one.field for one in warnings] == [field] * days
        assert {one.blocks for one in warnings} <= {"nothing"}


@covers("EO-3", "EO-4")
@pytest.mark.parametrize(
    ("field", "text"),
    [("effective_date", "01/01/0001"), ("expiration_date", "12/31/9999")],
)
def test_the_first_and_the_last_day_of_all_can_be_typed(field, text):
    assert [one.field for one in found(**{field: text})] == [field]
