"""Temporary passwords: how they look, how long and how often they work."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest

from identity_service.domain.temporary_password import (
    LIFETIME,
    TRIES,
    TemporaryPassword,
    TemporaryPasswordExpired,
    TemporaryPasswordReplaced,
    as_temporary,
    make_temporary_password,
)
from tests.support.covers import covers

ISSUED = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def issued(**changes):
    fields = {
        "claim": 1,
        "hash": "$argon2id$",
        "expires_at": ISSUED + LIFETIME,
        "tries_used": 1,
        "voided_at": None,
    }
    return TemporaryPassword(**fields | changes)


@covers("PWD-1")
def test_it_has_eight_signs_that_are_not_taken_for_one_another():
    drawn = {make_temporary_password(secrets.choice) for _ in range(500)}
    assert len(drawn) == 500
    assert all(len(plain) == 8 for plain in drawn)
    assert not set("".join(drawn)) & set("01ILO")


@covers("PWD-1")
def test_it_works_for_thirty_minutes_and_not_a_moment_longer():
    last = ISSUED + timedelta(minutes=30) - timedelta(microseconds=1)
    issued().check(at=last, newest=True)
    with pytest.raises(TemporaryPasswordExpired, match="Get My Password"):
        issued().check(at=ISSUED + timedelta(minutes=30), newest=True)


@covers("PWD-1")
def test_a_replaced_one_says_that_a_newer_mail_has_the_one_that_works():
    with pytest.raises(TemporaryPasswordReplaced, match="latest email"):
        issued(voided_at=ISSUED).check(at=ISSUED, newest=False)


def test_the_fifth_try_may_be_right_and_the_sixth_comes_too_late():
    issued(tries_used=TRIES).check(at=ISSUED, newest=True)
    with pytest.raises(TemporaryPasswordExpired, match="too many wrong tries"):
        issued(tries_used=TRIES + 1).check(at=ISSUED, newest=True)


def test_one_that_was_ended_early_is_refused_like_an_expired_one():
    with pytest.raises(TemporaryPasswordExpired):
        issued(voided_at=ISSUED).check(at=ISSUED, newest=True)


@covers("PWD-1")
@pytest.mark.parametrize(
    "typed", ["7KQ4MX2H", " 7KQ4MX2H\r\n", "\t7kq4mx2h ", "\u00a07KQ4MX2H"]
)
def test_white_space_around_a_copied_one_and_small_letters_do_not_matter(typed):
    assert as_temporary(typed) == "7KQ4MX2H"


@pytest.mark.parametrize("typed", ["7KQ4MX2", "7KQ4MX2H2", "7KQ4 MX2H", "7KQ4MX2O", ""])
def test_what_cannot_be_one_is_not_taken_for_one(typed):
    assert as_temporary(typed) is None
