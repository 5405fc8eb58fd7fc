"""Keys, numbers, hashes and business days."""

import re
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.business_days import (
    business_days_between,
    central_day,
    due_on,
    is_business_day,
)
from case_service.domain.case_key import case_key
from case_service.domain.producer_number import (
    COUNT,
    NumbersExhausted,
    producer_number,
)
from case_service.domain.snapshot import snapshot_hash
from contracts.words import CaseKey
from tests.support.covers import covers

CASE_KEY = get_args(CaseKey)[1].pattern


@covers("HOME-1")
@given(st.binary(min_size=8, max_size=8))
def test_a_case_key_has_no_look_alikes(randomness):
    assert re.match(CASE_KEY, case_key(year=2026, randomness=randomness))


@covers("REV-5")
@given(st.lists(st.integers(0, COUNT - 1), unique=True, min_size=2, max_size=50))
def test_producer_numbers_have_nine_digits_and_never_repeat(ordinals):
    numbers = [producer_number(ordinal) for ordinal in ordinals]
    assert len(set(numbers)) == len(ordinals)
    assert all(re.fullmatch(r"[1-9]\d{8}", number) for number in numbers)


@covers("REV-5")
def test_the_numbers_end_and_say_so():
    with pytest.raises(NumbersExhausted):
        producer_number(COUNT)


@covers("SIG-5", "NEW-3")
def test_a_snapshot_hash_changes_with_any_answer_and_with_the_salt():
    base = snapshot_hash({"a": "1", "b": "2"}, salt=b"s")
    assert base == snapshot_hash({"b": "2", "a": "1"}, salt=b"s")
    assert base != snapshot_hash({"a": "1", "b": "3"}, salt=b"s")
    assert base != snapshot_hash({"a": "1", "b": "2"}, salt=b"t")
    assert re.fullmatch(r"[0-9a-f]{64}", base)


@covers("REV-1", "NEW-9")
@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 25), True),
        (date(2026, 11, 26), False),
        (date(2026, 11, 27), True),
        (date(2026, 11, 28), False),
        (date(2026, 7, 3), False),
        (date(2026, 6, 19), False),
    ],
)
def test_federal_holidays_and_weekends_are_no_business_days(day, works):
    assert is_business_day(day) is works


@covers("REV-1", "NEW-9")
def test_the_promise_counts_business_days_in_central_time():
    # Tuesday evening in Chicago is Wednesday in UTC; Thursday is Thanksgiving.
    submitted = datetime(2026, 11, 25, 3, tzinfo=UTC)
    assert central_day(submitted) == date(2026, 11, 24)
    assert due_on(submitted, days=5) == date(2026, 12, 2)
    assert business_days_between(submitted, datetime(2026, 12, 2, 18, tzinfo=UTC)) == 5
