"""Keys, numbers, hashes and business days."""

import re
from datetime import UTC, date, datetime
from math import gcd
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
    SMALLEST,
    NumbersExhausted,
    producer_number,
)
from case_service.domain.snapshot import has_same_answers, snapshot_hash
from contracts.words import CaseKey
from tests.support.covers import covers

CASE_KEY = get_args(CaseKey)[1].pattern
# Who knows a number tries those around it; they were not given out in the same weeks.
NEIGHBORS, CLOSE_IN_TIME = 100_000, 100


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
@given(st.integers(0, COUNT - 1))
def test_producer_numbers_visit_the_whole_range_before_any_comes_again(ordinal):
    first, second = (int(producer_number(early)) for early in (0, 1))
    step = second - first
    # Steps of one length around a ring: they meet every place if they share no divisor.
    place = (first - SMALLEST + ordinal * step) % COUNT
    assert int(producer_number(ordinal)) == SMALLEST + place
    assert gcd(step, COUNT) == 1


@covers("REV-5")
@given(st.integers(0, COUNT - 1 - CLOSE_IN_TIME))
def test_producers_who_are_close_in_time_are_not_close_in_number(ordinal):
    own = int(producer_number(ordinal))
    later = (
        int(producer_number(ordinal + after)) for after in range(1, CLOSE_IN_TIME + 1)
    )
    # The ring has no end: its last number is as close to its first as any two.
    apart = min(min((one - own) % COUNT, (own - one) % COUNT) for one in later)
    assert apart > NEIGHBORS


@covers("REV-5")
@pytest.mark.parametrize("ordinal", [-1, COUNT])
def test_the_numbers_end_and_say_so(ordinal):
    with pytest.raises(NumbersExhausted):
        producer_number(ordinal)


@covers("SIG-5", "NEW-3")
def test_a_snapshot_hash_changes_with_any_answer_and_with_the_salt():
    base = snapshot_hash({"a": "1", "b": "2"}, {}, salt=b"s")
    assert base == snapshot_hash({"b": "2", "a": "1"}, {}, salt=b"s")
    assert base != snapshot_hash({"a": "1", "b": "3"}, {}, salt=b"s")
    assert base != snapshot_hash({"a": "1", "b": "2"}, {}, salt=b"t")
    assert re.fullmatch(r"[0-9a-f]{64}", base)


@covers("FEE-2")
def test_a_snapshot_hash_tells_other_rules_from_other_answers():
    base = snapshot_hash({"a": "1"}, {"fee": 1350}, salt=b"s")
    dearer = snapshot_hash({"a": "1"}, {"fee": 1900}, salt=b"s")
    answered = snapshot_hash({"a": "2"}, {"fee": 1350}, salt=b"s")
    assert len({base, dearer, answered}) == 3
    assert has_same_answers(base, dearer)
    assert not has_same_answers(base, answered)


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
