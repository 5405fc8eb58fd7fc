"""By the rules of which day a case is examined, and why that day counts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from case_service.domain.counting_day import counting_day
from case_service.domain.milestones import Dates
from case_service.domain.status import Status
from tests.support.case_builders import PROMISE, a_case
from tests.support.covers import covers

# In Chicago each of them is the evening before.
SUBMITTED = datetime(2026, 11, 24, 3, tzinfo=UTC)
DECIDED = datetime(2026, 12, 2, 3, tzinfo=UTC)
NOW = datetime(2031, 1, 5, 3, tzinfo=UTC)
OPEN = Dates(SUBMITTED, SUBMITTED, PROMISE)


@covers("NEW-15", "FEE-2")
@pytest.mark.parametrize(
    ("status", "why"),
    [
        (Status.APPROVED, "the day of the decision"),
        (Status.REJECTED, "the day of the decision"),
        (Status.WITHDRAWN, "the day on which the case ended"),
        (Status.EXPIRED, "the day on which the case ended"),
    ],
)
def test_the_day_of_the_end_counts_once_there_is_one(status, why):
    case = a_case(status, submitted_at=SUBMITTED)
    counts = counting_day(case, replace(OPEN, decided_at=DECIDED), now=NOW)
    assert (counts.day, counts.why) == (date(2026, 12, 1), why)
    assert str(counts) == f"12/01/2026, {why}"


@covers("NEW-15", "FEE-2")
@pytest.mark.parametrize(
    ("submitted_at", "day", "why"),
    [
        (SUBMITTED, date(2026, 11, 23), "the day of the submission"),
        (None, date(2031, 1, 4), "the day on which this file was made"),
    ],
)
def test_before_the_end_the_submission_counts_and_before_it_today(
    submitted_at, day, why
):
    case = a_case(Status.IN_PROGRESS, submitted_at=submitted_at)
    counts = counting_day(case, OPEN, now=NOW)
    assert (counts.day, counts.why) == (day, why)
