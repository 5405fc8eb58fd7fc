"""Business days: the federal holidays, as the government lists them."""

from datetime import date, timedelta

import pytest

from case_service.domain.business_days import is_business_day
from tests.support.covers import covers

# 5 U.S.C. 6103: from a Saturday to the day before, from a Sunday to the day after.
HOLIDAYS = (
    date(2026, 1, 1),
    date(2026, 1, 19),
    date(2026, 2, 16),
    date(2026, 5, 25),
    date(2026, 6, 19),
    date(2026, 7, 3),
    date(2026, 9, 7),
    date(2026, 10, 12),
    date(2026, 11, 11),
    date(2026, 11, 26),
    date(2026, 12, 25),
    # New Year's Day of 2028 is a Saturday: its Friday lies in the year before.
    date(2027, 12, 31),
    # Independence Day of 2027 is a Sunday, Juneteenth and Christmas are Saturdays.
    date(2027, 6, 18),
    date(2027, 7, 5),
    date(2027, 12, 24),
)


@covers("REV-1", "NEW-9")
@pytest.mark.parametrize("day", HOLIDAYS, ids=str)
def test_nobody_works_on_a_federal_holiday(day):
    assert day.weekday() < 5
    assert not is_business_day(day)


@covers("REV-1", "NEW-9")
def test_every_other_weekday_of_a_year_is_a_business_day():
    days = (date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    closed = [day for day in days if day.weekday() < 5 and not is_business_day(day)]
    assert closed == [day for day in HOLIDAYS if day.year == 2026]
