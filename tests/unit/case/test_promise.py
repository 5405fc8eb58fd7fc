"""What is promised for a review: by the rule of its day, and never overtaken."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.promise import Promise, Promises, promises_of
from case_service.domain.rule_change import Hand, RuleChange
from tests.support.case_builders import PROMISE, SINCE_2024
from tests.support.covers import covers

LONGER = Promise("7", SINCE_2024)
SHORTER = Promise("1-2", SINCE_2024)
FIRST, SECOND, THIRD = date(2024, 1, 1), date(2026, 7, 1), date(2026, 11, 2)
CHANGED = Promises(((FIRST, PROMISE), (SECOND, LONGER), (THIRD, SHORTER)))
SHIPPED = Promises(((FIRST, PROMISE),))


@covers("NEW-7", "NEW-9")
@pytest.mark.parametrize(
    ("value", "said", "made"),
    [
        ("3-5", "3 to 5 business days", "3 to 5 are promised"),
        ("7", "7 business days", "7 are promised"),
        ("1", "1 business day", "1 is promised"),
    ],
)
def test_a_promise_is_said_in_words(value, said, made):
    promise = Promise(value, SINCE_2024)
    assert (str(promise), promise.is_made) == (said, made)


@covers("NEW-7", "NEW-9")
def test_a_longer_promise_is_for_later_cases_and_a_shorter_one_for_all_who_wait():
    until_then = Promises(CHANGED.steps[:2])
    assert until_then.of(date(2026, 6, 30)) == PROMISE
    assert until_then.of(SECOND) == LONGER
    assert CHANGED.of(date(2026, 6, 30)) == SHORTER
    assert CHANGED.of(THIRD) == SHORTER


@covers("REV-1", "NEW-9")
@pytest.mark.parametrize("promises", [SHIPPED, CHANGED])
@given(st.dates(date(2024, 1, 31), date(2030, 12, 31)), st.integers(-60, 60))
def test_what_began_before_a_moment_is_overdue_today_and_nothing_else(
    promises, today, days
):
    known = Promises(tuple(step for step in promises.steps if step[0] <= today))
    border = known.overdue_before(today)
    begun = border + timedelta(days=days / 4)
    assert (known.due_on(begun) < today) is (begun < border)


def a_change(day: date, *, value="3-5", retires=None, counts=True) -> RuleChange:
    shipped = Hand(None, "Producer Pro", datetime(2024, 1, 1, tzinfo=UTC))
    proposed = Hand(uuid4(), "olga", datetime(2026, 1, 1, tzinfo=UTC))
    return RuleChange(
        id=uuid4(),
        kind="promise",
        scope="ALL",
        effective_on=day,
        value=None if retires else value,
        source="The manual.",
        proposed=shipped if counts else proposed,
        retires=retires,
    )


@covers("NEW-7")
def test_the_book_tells_what_was_promised_until_today():
    first, second = a_change(FIRST), a_change(SECOND, value="7")
    book = [
        first,
        second,
        a_change(THIRD, retires=second.id),
        a_change(date(2026, 8, 1), value="9", counts=False),
        a_change(date(2027, 1, 1), value="2"),
    ]
    told = promises_of(book, today=date(2026, 11, 25))
    assert [(day, promise.value) for day, promise in told.steps] == [
        (FIRST, "3-5"),
        (SECOND, "7"),
        (THIRD, "3-5"),
    ]
    assert str(told.of(SECOND).origin) == "The manual. In force since 01/01/2024."


@covers("NEW-7")
def test_a_promise_that_was_retired_without_another_stays_what_it_was():
    first = a_change(FIRST)
    book = [first, a_change(SECOND, retires=first.id)]
    told = promises_of(book, today=date(2026, 11, 25))
    assert [day for day, _ in told.steps] == [FIRST]
