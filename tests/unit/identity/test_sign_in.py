"""What a typed password opens."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from identity_service.domain.account import Account, WrongCredentials
from identity_service.domain.session import IDLE, LONGEST, start_session
from identity_service.domain.sign_in import Attempt, Keys, Match, judge
from identity_service.domain.temporary_password import (
    TemporaryPassword,
    TemporaryPasswordExpired,
    TemporaryPasswordReplaced,
)

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OLDER = TemporaryPassword(1, "$1", NOON + timedelta(minutes=5), 0, NOON)
NEWEST = TemporaryPassword(2, "$2", NOON + timedelta(minutes=20), 1, None)
ACCOUNT = Account(
    UUID(int=1), "HCSC", "KMT-48273", ("producer",), UUID(int=2), None, None
)


def attempt(account=ACCOUNT):
    return Attempt(account, (NEWEST, OLDER), Keys(b"a", b"b"), failures=1)


def test_the_permanent_password_opens_the_account():
    assert judge(attempt(), Match(permanent=True), at=NOON) is ACCOUNT


def test_the_newest_temporary_password_opens_the_account():
    assert judge(attempt(), Match(temporary=NEWEST), at=NOON) is ACCOUNT


def test_the_permanent_password_counts_even_if_it_looks_like_an_old_temporary_one():
    assert judge(attempt(), Match(permanent=True, temporary=OLDER), at=NOON) is ACCOUNT


@pytest.mark.parametrize(
    ("match", "refusal"),
    [
        (Match(), WrongCredentials),
        (Match(temporary=OLDER), TemporaryPasswordReplaced),
    ],
)
def test_anything_else_is_refused(match, refusal):
    with pytest.raises(refusal):
        judge(attempt(), match, at=NOON)


def test_an_expired_one_is_told_from_a_wrong_one():
    with pytest.raises(TemporaryPasswordExpired):
        judge(attempt(), Match(temporary=NEWEST), at=NOON + timedelta(minutes=20))


def test_an_unknown_user_id_is_refused_like_a_wrong_password():
    with pytest.raises(WrongCredentials) as unknown:
        judge(attempt(account=None), Match(), at=NOON)
    with pytest.raises(WrongCredentials) as wrong:
        judge(attempt(), Match(), at=NOON)
    assert str(unknown.value) == str(wrong.value)


def test_a_session_ends_after_45_idle_minutes_and_after_12_hours():
    session = start_session(
        UUID(int=3), account_id=ACCOUNT.id, by_temporary=False, at=NOON
    )
    assert session.idle_ends_at - NOON == IDLE == timedelta(minutes=45)
    assert session.ends_at - NOON == LONGEST == timedelta(hours=12)
