"""A case is taken over from a colleague who is away, with a reason."""

from uuid import UUID

import pytest

from case_service.domain.case_refusals import InvalidRequest, OwnCase
from case_service.domain.review import (
    Act,
    NoReviewer,
    NothingToTakeOver,
    take_over,
)
from case_service.domain.status import Status
from case_service.domain.viewer import viewer
from tests.support.case_builders import a_case
from tests.support.covers import covers

ME = UUID("01a21069-0000-7000-8000-00000000000c")
COLLEAGUE = UUID("01a21069-0000-7000-8000-00000000000d")


def an_act(account_id: UUID | None = ME, *, version: int = 3) -> Act:
    by = viewer(["reviewer"], tenant="HCSC", account_id=account_id)
    return Act(by, "Riley Reviewer", version)


def held_by(reviewer_id: UUID | None, **changes):
    return a_case(Status.HCSC_REVIEW, reviewer_id=reviewer_id, **changes)


@covers("REV-1")
def test_a_case_that_was_taken_over_is_mine():
    taken = take_over(held_by(COLLEAGUE), act=an_act(), reason="On vacation.")
    assert (taken.reviewer_id, taken.reviewer_name) == (ME, "Riley Reviewer")
    assert taken.status is Status.HCSC_REVIEW


@covers("REV-1")
@pytest.mark.parametrize("reviewer_id", [None, ME])
def test_a_free_case_and_my_own_are_not_taken_over(reviewer_id):
    with pytest.raises(NothingToTakeOver):
        take_over(held_by(reviewer_id), act=an_act(), reason="On vacation.")


@covers("REV-1")
def test_taking_over_has_a_reason():
    with pytest.raises(InvalidRequest):
        take_over(held_by(COLLEAGUE), act=an_act(), reason=" ")


@covers("REV-1")
def test_nobody_takes_over_the_case_in_which_they_are_the_producer():
    with pytest.raises(OwnCase):
        take_over(held_by(COLLEAGUE, producer_id=ME), act=an_act(), reason="Mine.")


def test_an_act_of_review_has_a_reviewer():
    with pytest.raises(NoReviewer):
        take_over(held_by(COLLEAGUE), act=an_act(None), reason="On vacation.")
