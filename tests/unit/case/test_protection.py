"""Once submitted, the bank account and the mails move by password only."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from case_service.domain.bank_change import is_bank_change
from case_service.domain.case_file import CaseFile
from case_service.domain.email_change import is_email_change
from case_service.domain.protection import PasswordNeeded
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer, viewer
from tests.support.case_builders import a_case, answers
from tests.support.case_file_builder import a_file
from tests.support.covers import covers

PRODUCER = UUID("01a21069-0000-7000-8000-00000000000b")
SIGNED_IN = viewer(["producer"], tenant="HCSC", account_id=PRODUCER)
CONFIRMED = replace(SIGNED_IN, has_confirmed=True)
NEVER, ONCE = 0, 1
EMAIL = "pat@example.com"


def a_case_file(*, submitted: int = ONCE, **banking: str) -> CaseFile:
    case = a_case(
        Status.INFORMATION_REQUESTED if submitted else Status.IN_PROGRESS,
        review_round=submitted,
        submitted_at=datetime(2026, 11, 24, tzinfo=UTC) if submitted else None,
    )
    return a_file(case=case, answers=answers(banking_information=banking))


def changes_bank(by: Viewer, *, submitted: int = ONCE, **banking: str) -> bool:
    before = a_case_file(submitted=submitted)
    return is_bank_change(before, a_case_file(submitted=submitted, **banking), by=by)


OTHERS = (
    {"account_type": "savings"},
    {"routing_number": "021000021"},
    {"account_number": "0004124"},
)


@covers("NEW-13")
@pytest.mark.parametrize("other", OTHERS)
def test_another_account_than_the_submitted_one_asks_for_the_password(other):
    with pytest.raises(PasswordNeeded):
        changes_bank(SIGNED_IN, **other)
    assert changes_bank(CONFIRMED, **other)
    assert not changes_bank(SIGNED_IN, submitted=NEVER, **other)


@covers("NEW-13")
@pytest.mark.parametrize("same", [{}, {"account_number": "000-41 23"}])
def test_the_same_account_is_saved_as_often_as_one_likes(same):
    assert not changes_bank(SIGNED_IN, **same)
    assert not changes_bank(CONFIRMED, **same)


@covers("NEW-13")
def test_another_address_than_the_submitted_one_asks_for_the_password():
    submitted, fresh = a_case_file(), a_case_file(submitted=NEVER)
    with pytest.raises(PasswordNeeded):
        is_email_change(submitted, "thief@example.com", by=SIGNED_IN)
    assert is_email_change(submitted, "new@example.com", by=CONFIRMED)
    assert not is_email_change(fresh, "new@example.com", by=SIGNED_IN)


@covers("NEW-13")
@pytest.mark.parametrize("email", [None, EMAIL, EMAIL.upper()])
def test_no_other_address_asks_for_nothing(email):
    assert not is_email_change(a_case_file(), email, by=SIGNED_IN)
