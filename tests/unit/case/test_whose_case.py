"""Whose a case is: its reviewer's to decide, its recruiter's to help with."""

from uuid import uuid4

import pytest

from case_service.domain.case_refusals import ClaimedByOther, NotClaimed
from case_service.domain.status import Action, Status
from tests.support.case_builders import a_case
from tests.support.covers import covers

ME, COLLEAGUE = uuid4(), uuid4()
ASK = {"message": "More, please.", "tabs": frozenset()}
ACTS = {
    "request_info": lambda case, **by: case.request_info(**by, **ASK),
    "approve": lambda case, **by: case.approve(**by, coverage=()),
    "judge": lambda case, **by: case.judge(**by),
    "release": lambda case, **by: case.release(**by),
    "propose_rejection": lambda case, **by: case.propose_rejection(**by, reason="No."),
    "reject": lambda case, **by: case.act_with_reason(
        Action.REJECT, **by, reason="No."
    ),
}


@covers("REV-1", "REV-5", "REV-6")
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_only_who_has_claimed_a_case_decides_it(act):
    mine = a_case(Status.HCSC_REVIEW, reviewer_id=ME)
    assert act(mine, by=ME, version=mine.version)
    with pytest.raises(ClaimedByOther):
        act(mine, by=COLLEAGUE, version=mine.version)
    free = a_case(Status.HCSC_REVIEW)
    with pytest.raises(NotClaimed):
        act(free, by=ME, version=free.version)


@covers("PEER-3")
@pytest.mark.parametrize("status", Status)
def test_a_case_waits_for_its_review_until_somebody_claims_it(status):
    in_review = status is Status.HCSC_REVIEW
    assert a_case(status).is_unclaimed_review is in_review
    assert not a_case(status, reviewer_id=ME).is_unclaimed_review


@covers("PEER-6")
def test_who_invited_a_producer_is_with_the_case_and_nobody_else():
    case = a_case(recruiter_id=ME, producer_id=COLLEAGUE)
    assert case.is_invited_by(ME)
    assert not case.is_invited_by(COLLEAGUE)
    assert not case.is_invited_by(uuid4())
    assert not case.is_invited_by(None)
    # A recruiter who is the producer as well sees it with a producer's eyes.
    assert not a_case(recruiter_id=ME, producer_id=ME).is_invited_by(ME)


@covers("INV-4", "REV-7")
@pytest.mark.parametrize("status", Status)
def test_an_invitation_goes_out_again_unless_the_case_was_ended_for_good(status):
    ended = status in (Status.REJECTED, Status.WITHDRAWN)
    assert a_case(status).can_resend is not ended
