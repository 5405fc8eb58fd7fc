"""Throttles: waits that rise, and the lock."""

from datetime import UTC, datetime, timedelta

import pytest

from identity_service.domain.throttle import (
    FAILURES_OF_ACCOUNT,
    FAILURES_OF_ADDRESS,
    REQUESTS_OF_ACCOUNT,
    AccountIsLocked,
    Counter,
    TooManyTries,
    in_words,
)
from tests.support.covers import covers

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
FRESH = Counter(0.0, NOON, NOON)


def counted(policy, *, times, at=NOON):
    counter = FRESH
    for _ in range(times):
        counter = counter.count(policy, at=at)
    return counter


@covers("LOG-4")
@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        (1, 0),
        (2, 0),
        (3, 1),
        (4, 2),
        (5, 4),
        (10, 128),
        (14, 2048),
        (15, 3600),
        (99, 3600),
    ],
)
def test_the_wait_doubles_from_one_second_to_one_hour(failures, seconds):
    counter = counted(FAILURES_OF_ACCOUNT, times=failures)
    assert counter.blocked_until - NOON == timedelta(seconds=seconds)


@covers("LOG-4")
def test_a_try_within_the_wait_is_told_how_long_it_is():
    counter = counted(FAILURES_OF_ACCOUNT, times=5)
    with pytest.raises(TooManyTries) as refused:
        counter.check(FAILURES_OF_ACCOUNT, at=NOON + timedelta(seconds=1))
    assert refused.value.extra["wait_seconds"] == 3
    counter.check(FAILURES_OF_ACCOUNT, at=NOON + timedelta(seconds=4))


@covers("LOG-4")
def test_the_hundredth_failure_in_a_row_locks_whatever_time_passes():
    counter = counted(FAILURES_OF_ACCOUNT, times=99)
    counter.check(FAILURES_OF_ACCOUNT, at=NOON + timedelta(hours=2))
    counter = counter.count(FAILURES_OF_ACCOUNT, at=NOON)
    with pytest.raises(AccountIsLocked, match="855-782-4272"):
        counter.check(FAILURES_OF_ACCOUNT, at=NOON + timedelta(days=365))


def test_an_address_has_more_free_tries_and_time_forgives_them():
    counter = counted(FAILURES_OF_ADDRESS, times=29)
    assert counter.blocked_until == NOON
    assert counter.count(FAILURES_OF_ADDRESS, at=NOON).blocked_until > NOON
    later = NOON + timedelta(minutes=29)
    assert counter.count(FAILURES_OF_ADDRESS, at=later).level == 1


def test_a_right_password_takes_its_try_and_its_wait_back():
    counter = counted(FAILURES_OF_ADDRESS, times=40)
    forgiven = counter.forgive(FAILURES_OF_ADDRESS, at=NOON)
    assert (forgiven.level, forgiven.blocked_until) == (39, NOON)
    assert FRESH.forgive(FAILURES_OF_ADDRESS, at=NOON).level == 0


@covers("PWD-3")
def test_temporary_passwords_are_asked_for_three_times_before_it_takes_minutes():
    assert counted(REQUESTS_OF_ACCOUNT, times=2).blocked_until == NOON
    wait = counted(REQUESTS_OF_ACCOUNT, times=3).blocked_until - NOON
    assert wait == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "2 minutes"),
        (3600, "60 minutes"),
    ],
)
def test_a_wait_is_said_in_seconds_or_in_minutes_rounded_up(seconds, words):
    assert in_words(seconds) == words
