"""The service clock: how long, since when, by when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.business_days import (
    business_days_between,
    is_business_day,
    midnight,
)
from case_service.domain.milestones import Dates, what_next
from case_service.domain.status import Status
from case_service.domain.waiting import Clock, runs_since, waiting
from tests.support.case_builders import PROMISE, a_case
from tests.support.covers import covers

INVITED = datetime(2026, 11, 2, 15, tzinfo=UTC)
SUBMITTED = datetime(2026, 11, 20, 15, tzinfo=UTC)
DATES = Dates(INVITED, SUBMITTED, PROMISE, queue_since=SUBMITTED)


@covers("REV-1", "NEW-9")
def test_waiting_is_counted_in_business_days_and_promised():
    monday = datetime(2026, 11, 23, 15, tzinfo=UTC)
    told = waiting(a_case(Status.HCSC_REVIEW), DATES, now=monday)
    # Thanksgiving, November 26, is no business day.
    assert (told.days, told.due_on) == (1, date(2026, 11, 30))


@covers("NEW-9")
def test_the_clock_stands_still_while_the_producer_is_asked():
    much_later = datetime(2027, 1, 4, 15, tzinfo=UTC)
    dates = replace(DATES, asked_at=SUBMITTED, changed_at=much_later)
    asked = waiting(a_case(Status.INFORMATION_REQUESTED), dates, now=much_later)
    assert (asked.days, asked.due_on) == (0, None)
    never = Dates(INVITED, INVITED, PROMISE)
    assert waiting(a_case(), never, now=much_later).days == 0


MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: INVITED + timedelta(minutes=minutes)
)


@covers("NEW-9")
@given(moments=st.lists(MOMENTS, min_size=3, max_size=3).map(sorted))
def test_the_clock_goes_on_at_the_business_day_where_it_stood(moments):
    begun, asked, answered = moments
    dates = replace(DATES, queue_since=begun, asked_at=asked)
    asking = a_case(Status.INFORMATION_REQUESTED)
    stood = waiting(asking, dates, now=answered)
    goes_on = replace(DATES, queue_since=runs_since(asking, dates, now=answered))
    again = waiting(a_case(Status.HCSC_REVIEW), goes_on, now=answered)
    assert again.days == stood.days
    assert begun <= goes_on.queue_since <= answered


@covers("NEW-9")
def test_a_clock_that_did_not_stand_still_begins_with_the_submission():
    later = datetime(2026, 12, 1, 15, tzinfo=UTC)
    assert runs_since(a_case(), DATES, now=later) == later
    # Asked in an earlier round, answered, and taken back since.
    asked = replace(DATES, asked_at=SUBMITTED)
    assert runs_since(a_case(), asked, now=later) == later
    # What stood still at a moment that nobody wrote down goes on from now.
    for unknown in (DATES, replace(asked, queue_since=None)):
        paused = a_case(Status.INFORMATION_REQUESTED)
        assert runs_since(paused, unknown, now=later) == later


@covers("NEW-9", "REV-1")
@pytest.mark.parametrize(
    ("now", "is_overdue"),
    [
        # The promise ends with Monday, November 30, in Central Time (UTC-6).
        (datetime(2026, 12, 1, 5, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 1, 6, 0, tzinfo=UTC), True),
    ],
)
def test_a_review_is_overdue_from_the_day_after_the_promise(now, is_overdue):
    told = waiting(a_case(Status.HCSC_REVIEW), DATES, now=now)
    assert told.is_overdue is is_overdue
    assert ("longer than promised" in str(told)) is is_overdue
    asked = replace(DATES, asked_at=SUBMITTED)
    paused = waiting(a_case(Status.INFORMATION_REQUESTED), asked, now=now)
    assert (paused.clock, paused.is_overdue) == (Clock.PAUSED, False)


@covers("NEW-9")
def test_a_case_that_is_withdrawn_while_its_producer_was_asked_waited_no_longer():
    asked_at = datetime(2026, 11, 23, 15, tzinfo=UTC)
    ended_at = datetime(2026, 12, 21, 15, tzinfo=UTC)
    dates = replace(DATES, asked_at=asked_at, decided_at=ended_at)
    case = a_case(Status.WITHDRAWN, submitted_at=SUBMITTED)
    assert waiting(case, dates, now=ended_at).days == 1
    answered = replace(case, submitted_at=asked_at + (ended_at - asked_at) / 2)
    assert waiting(answered, dates, now=ended_at).days > 10


@covers("NEW-9")
@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.IN_PROGRESS, "3 to 5 are promised"),
        (Status.INFORMATION_REQUESTED, "the clock stands still"),
        (Status.APPROVED, "Ended after 1 business day of review."),
    ],
)
def test_the_clock_is_told_in_words(status, words):
    monday = datetime(2026, 11, 23, 15, tzinfo=UTC)
    dates = replace(DATES, asked_at=None, decided_at=monday)
    assert words in str(waiting(a_case(status), dates, now=monday))
    assert (
        str(waiting(a_case(status), Dates(INVITED, INVITED, PROMISE), now=monday)) == ""
    )


@covers("NEW-9")
def test_a_review_names_the_day_by_which_it_ends():
    assert "11/30/2026" in what_next(a_case(Status.HCSC_REVIEW), DATES)


@covers("NEW-9")
@given(
    st.dates(date(2025, 11, 1), date(2028, 2, 1)),
    st.dates(date(2025, 11, 1), date(2028, 2, 1)),
)
def test_business_days_are_those_that_one_counts_day_by_day(one, other):
    first, last = min(one, other), max(one, other)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    counted = sum(is_business_day(day) for day in days)
    assert business_days_between(midnight(first), midnight(last)) == counted
