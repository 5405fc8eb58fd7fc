"""Business days in Central Time, without weekends and US federal holidays."""

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import holidays

CENTRAL = ZoneInfo("America/Chicago")


@lru_cache(maxsize=4096)
def central_day(at: datetime) -> date:
    """Give the day on which a moment falls in Central Time."""
    return at.astimezone(CENTRAL).date()


def is_business_day(day: date) -> bool:
    """Tell whether HCSC works on this day."""
    return day.weekday() < 5 and day not in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    # Computing them takes a millisecond, and a queue asks for hundreds of days.
    return frozenset(holidays.country_holidays("US", years=year))


@cache
def _business_days_of(year: int) -> tuple[date, ...]:
    january, december = date(year, 1, 1), date(year, 12, 31)
    days = (january + timedelta(days=n) for n in range((december - january).days + 1))
    return tuple(day for day in days if is_business_day(day))


def business_days_between(start: datetime, end: datetime) -> int:
    """Count the business days after the day of `start`, up to the day of `end`."""
    first, last = central_day(start), central_day(end)
    # The day of arrival does not count: who submits at five has not waited a day. It is
    # looked up: counted day by day, a page takes longer the longer its people wait.
    return sum(
        bisect_right(days, last) - bisect_right(days, first)
        for days in map(_business_days_of, range(first.year, last.year + 1))
    )


def due_on(start: datetime, *, days: int) -> date:
    """Give the day on which so many business days after that of `start` are over."""
    return _due_on(central_day(start), days)


@lru_cache(maxsize=4096)
def _due_on(day: date, days: int) -> date:
    while days > 0:
        day += timedelta(days=1)
        days -= is_business_day(day)
    return day


def business_days_before(end: datetime, *, days: int) -> datetime:
    """Give a moment from which so many business days have passed until `end`.

    It is the same time of day in Central Time; with no days it is `end` itself.
    """
    day = central_day(end)
    while days > 0:
        days -= is_business_day(day)
        day -= timedelta(days=1)
    at_local_time = end.astimezone(CENTRAL).timetz()
    return datetime.combine(day, at_local_time).astimezone(UTC)


def midnight(day: date) -> datetime:
    """Give the moment at which a day begins in Central Time."""
    return datetime.combine(day, time.min, CENTRAL).astimezone(UTC)
