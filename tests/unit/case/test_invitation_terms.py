"""When an invitation ends, and when its producer is reminded before."""

from datetime import UTC, date, datetime, timedelta

import pytest

from case_service.domain.invitation_terms import Terms, last_day
from tests.support.covers import covers

# 10:30 p.m. in Chicago, where it is still the 25th.
INVITED_AT = datetime(2026, 11, 26, 4, 30, tzinfo=UTC)
TERMS = Terms(accepts_simulated=False, valid_days=60, reminder_days=(3, 14))


@covers("REV-7")
def test_an_invitation_can_be_used_until_the_end_of_its_last_day_in_central_time():
    expires_at = TERMS.expires_at(INVITED_AT)
    assert last_day(expires_at) == date(2027, 1, 24)
    assert expires_at == datetime(2027, 1, 25, 6, 0, tzinfo=UTC)


@covers("REV-7")
def test_reminders_come_on_the_mornings_of_their_days():
    expires_at = TERMS.expires_at(INVITED_AT)
    first = TERMS.next_reminder(expires_at, after=INVITED_AT)
    assert first == datetime(2027, 1, 10, 15, 0, tzinfo=UTC)
    second = TERMS.next_reminder(expires_at, after=first)
    assert second == datetime(2027, 1, 21, 15, 0, tzinfo=UTC)
    assert TERMS.next_reminder(expires_at, after=second) is None


@covers("REV-7")
@pytest.mark.parametrize("late", [timedelta(seconds=1), timedelta(days=1)])
def test_what_an_outage_missed_is_made_up_for_by_one_reminder(late):
    expires_at = TERMS.expires_at(INVITED_AT)
    first = TERMS.next_reminder(expires_at, after=INVITED_AT)
    after_outage = first + timedelta(days=12) + late
    assert TERMS.next_reminder(expires_at, after=after_outage) is None


def test_a_short_invitation_is_not_reminded_of_before_it_was_sent():
    short = Terms(accepts_simulated=False, valid_days=2, reminder_days=(14, 3))
    expires_at = short.expires_at(INVITED_AT)
    assert short.next_reminder(expires_at, after=INVITED_AT) is None
