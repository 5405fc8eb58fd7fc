"""How long is a case kept, and what keeps it longer?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from case_service.domain.retention import (
    BadReference,
    Ended,
    NotErasable,
    Periods,
    check_erasable,
    checked_reference,
    kept_through,
)
from case_service.domain.status import ENDED, Status
from tests.support.covers import covers

PERIODS = Periods()
# 10 p.m. on June 30 in Chicago.
EVENING = datetime(2026, 7, 1, 3, 0, tzinfo=UTC)

LAST_DAYS = {
    Status.EXPIRED: date(2026, 9, 28),
    Status.WITHDRAWN: date(2031, 6, 30),
    Status.REJECTED: date(2031, 6, 30),
    Status.APPROVED: date(2036, 6, 30),
}


@covers("NEW-16")
@pytest.mark.parametrize("status", Status)
def test_each_way_to_end_has_its_time_and_open_cases_have_none(status):
    last = kept_through(Ended(status, EVENING), PERIODS)
    assert last == LAST_DAYS.get(status)
    assert (last is None) == (status not in ENDED)


@covers("NEW-16")
@pytest.mark.parametrize("status", LAST_DAYS)
def test_a_case_is_kept_through_its_last_day_and_erasable_after_it(status):
    ended, last = Ended(status, EVENING), LAST_DAYS[status]
    with pytest.raises(NotErasable, match=f"{last:%m/%d/%Y}"):
        check_erasable(ended, PERIODS, today=last)
    after = date.fromordinal(last.toordinal() + 1)
    check_erasable(ended, PERIODS, today=after)
    with pytest.raises(NotErasable, match="LEGAL-1"):
        check_erasable(replace(ended, hold="LEGAL-1"), PERIODS, today=after)


@covers("NEW-16")
def test_a_period_from_a_leap_day_is_no_shorter_than_its_years():
    ended = Ended(Status.REJECTED, datetime(2028, 2, 29, 18, 0, tzinfo=UTC))
    assert kept_through(ended, PERIODS) == date(2033, 3, 1)


@covers("NEW-16")
def test_an_open_case_is_never_erasable():
    with pytest.raises(NotErasable, match="open"):
        check_erasable(Ended(Status.ERROR, None), PERIODS, today=date(2099, 1, 1))


@pytest.mark.parametrize("text", ["", "Pat Sample", "a" * 41, "x@example.com", "ü"])
def test_a_reference_that_could_name_somebody_is_refused(text):
    with pytest.raises(BadReference):
        checked_reference(text)
    assert checked_reference("LEGAL-2026/4") == "LEGAL-2026/4"
