"""Decisions about a case: who may, when, and what then."""

from contextlib import nullcontext
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from case_service.domain.case import UNDER_REVIEW
from case_service.domain.case_refusals import (
    ClaimedByOther,
    CoverageTooLow,
    Incomplete,
    InvalidRequest,
    NotClaimed,
    OwnCase,
    StaleCase,
)
from case_service.domain.closed import ReadOnly, ReviewHasBegun
from case_service.domain.review import actions
from case_service.domain.status import Action, NotAllowed, Status
from case_service.domain.tab import Tab
from tests.support.case_builders import a_case
from tests.support.covers import covers

NOW = datetime(2026, 11, 25, 16, tzinfo=UTC)
ME = uuid4()
EDITABLE = (Status.IN_PROGRESS, Status.INFORMATION_REQUESTED)


def in_review(**changes):
    return a_case(Status.HCSC_REVIEW, reviewer_id=ME, reviewer_name="Rae", **changes)


@covers("SUB-1")
def test_a_complete_case_goes_to_review():
    case = a_case(review_round=0).submit(incomplete=(), at=NOW)
    assert (case.status, case.review_round) == (Status.HCSC_REVIEW, 1)
    assert case.submitted_at == NOW


@covers("SUB-1")
def test_an_incomplete_case_is_refused_with_the_names_of_its_tabs():
    with pytest.raises(Incomplete, match=r"E&O, eSignature") as refusal:
        a_case().submit(incomplete=(Tab.E_AND_O, Tab.ESIGNATURE), at=NOW)
    assert refusal.value.extra["sections"] == ["e-and-o", "esignature"]


@covers("SUB-1")
def test_a_case_is_submitted_once():
    with pytest.raises(NotAllowed):
        a_case(Status.HCSC_REVIEW).submit(incomplete=(), at=NOW)


@covers("APT-1")
@pytest.mark.parametrize("status", EDITABLE)
def test_appointments_are_for_reference_only(status):
    case = a_case(status, reopened=frozenset(Tab))
    assert [tab for tab in Tab if not case.may_edit(tab)] == [Tab.APPOINTMENTS]


@covers("HOME-2")
def test_a_case_begins_once_and_a_second_time_changes_nothing():
    begun = a_case(Status.INVITED).start()
    assert begun.status is Status.IN_PROGRESS
    assert begun.start() is begun
    with pytest.raises(NotAllowed):
        a_case(Status.HCSC_REVIEW).start()


@covers("PEER-4")
@pytest.mark.parametrize("status", Status)
def test_verdicts_are_given_while_a_case_is_under_review(status):
    case = a_case(status, reviewer_id=ME)
    is_under_review = status in UNDER_REVIEW
    with nullcontext() if is_under_review else pytest.raises(NotAllowed):
        assert case.judge(by=ME, version=case.version) == case


@covers("SUB-1", "SUB-2")
@pytest.mark.parametrize(
    "status", [status for status in Status if status not in EDITABLE]
)
def test_after_submission_nothing_can_be_edited(status):
    with pytest.raises(ReadOnly, match="can be read"):
        a_case(status).check_editable(Tab.GENERAL)


@covers("SUB-1")
def test_who_comes_too_late_hears_that_it_is_submitted_and_whom_to_call():
    with pytest.raises(ReadOnly) as late:
        a_case(Status.HCSC_REVIEW).check_editable(Tab.GENERAL)
    assert str(late.value).startswith("Your application is submitted.")
    assert "855-782-4272" in str(late.value)


@covers("REV-3")
def test_only_what_was_reopened_can_be_edited():
    case = in_review().request_info(
        by=ME,
        version=3,
        message="A readable page, please.",
        tabs=frozenset({Tab.E_AND_O}),
    )
    assert case.status is Status.INFORMATION_REQUESTED
    assert [tab for tab in Tab if case.may_edit(tab)] == [Tab.E_AND_O, Tab.ESIGNATURE]


@covers("REV-3")
def test_what_lapsed_meanwhile_is_opened_by_asking_once_more():
    asked = in_review().request_info(
        by=ME, version=3, message="A readable page.", tabs=frozenset({Tab.E_AND_O})
    )
    again = asked.request_info(
        by=ME,
        version=asked.version,
        message="Your license expired, too.",
        tabs=frozenset({Tab.LICENSES}),
    )
    assert again.status is Status.INFORMATION_REQUESTED
    assert again.reopened == {Tab.E_AND_O, Tab.LICENSES}


@covers("REV-3")
def test_a_request_must_say_what_is_needed():
    with pytest.raises(InvalidRequest):
        in_review().request_info(by=ME, version=3, message=" ", tabs=frozenset())


@covers("REV-4")
def test_an_answered_request_returns_to_review_as_a_new_round():
    asked = in_review().request_info(
        by=ME, version=3, message="More.", tabs=frozenset()
    )
    answered = asked.submit(incomplete=(), at=NOW)
    assert (answered.status, answered.review_round) == (Status.HCSC_REVIEW, 2)
    assert answered.reopened == frozenset()


@covers("REV-1")
def test_two_reviewers_cannot_hold_one_case():
    case = a_case(Status.HCSC_REVIEW).claim(by=ME, name="Rae", version=3)
    with pytest.raises(ClaimedByOther, match="Rae"):
        case.claim(by=uuid4(), name="Sam", version=case.version)
    assert case.release(by=ME, version=case.version).reviewer_id is None


@covers("REV-1")
@pytest.mark.parametrize("status", [Status.APPROVED, Status.REJECTED, Status.WITHDRAWN])
def test_a_decided_case_is_not_released(status):
    case = a_case(status, reviewer_id=ME, reviewer_name="Rae")
    with pytest.raises(NotAllowed, match="release"):
        case.release(by=ME, version=case.version)


@covers("REV-1")
def test_an_act_on_an_outdated_page_is_refused():
    with pytest.raises(StaleCase):
        in_review().approve(by=ME, version=2, coverage=())


@covers("REV-1")
def test_a_case_must_be_claimed_before_it_is_decided():
    with pytest.raises(NotClaimed):
        a_case(Status.HCSC_REVIEW).approve(by=ME, version=3, coverage=())


@covers("EO-6", "REV-5")
def test_too_low_coverage_blocks_approval():
    with pytest.raises(CoverageTooLow, match="below"):
        in_review().approve(by=ME, version=3, coverage=("The limit is below it.",))
    assert in_review().approve(by=ME, version=3, coverage=()).status is Status.APPROVED


@covers("REV-6")
@pytest.mark.parametrize(
    ("action", "status"),
    [(Action.PUT_IN_ERROR, Status.ERROR), (Action.REJECT, Status.REJECTED)],
)
def test_a_decision_against_the_producer_needs_a_reason(action, status):
    with pytest.raises(InvalidRequest):
        in_review().act_with_reason(action, by=ME, version=3, reason="")
    case = in_review().act_with_reason(action, by=ME, version=3, reason="Wrong person.")
    assert case.status is status


@covers("NEW-14")
def test_a_submitted_case_is_taken_back_until_a_reviewer_has_it():
    waiting = a_case(Status.HCSC_REVIEW)
    assert waiting.can_take_back
    back = waiting.take_back()
    assert (back.status, back.submitted_at) == (Status.IN_PROGRESS, None)
    assert not back.can_take_back
    assert not in_review().can_take_back
    with pytest.raises(ReviewHasBegun, match="855-782-4272"):
        in_review().take_back()


@covers("REV-7")
def test_an_approved_case_cannot_be_withdrawn():
    assert a_case().withdraw().status is Status.WITHDRAWN
    with pytest.raises(NotAllowed):
        a_case(Status.APPROVED).withdraw()


@covers("REV-1")
def test_who_cannot_claim_a_case_reads_that_it_cannot_be_claimed():
    with pytest.raises(NotAllowed, match="You cannot claim a case"):
        a_case(Status.IN_PROGRESS).claim(by=ME, name="Rae", version=3)


@covers("REV-1")
@pytest.mark.parametrize("mine", ["producer_id", "recruiter_id"])
def test_nobody_reviews_a_case_of_their_own(mine):
    case = a_case(Status.HCSC_REVIEW, **{mine: ME})
    with pytest.raises(OwnCase, match="A colleague has to review it"):
        case.claim(by=ME, name="Rae", version=case.version)
    assert actions(case, reviewer=ME) == ()
    assert actions(case, reviewer=uuid4()) == ("claim",)


@covers("NEW-2")
@pytest.mark.parametrize("status", Status)
def test_a_report_is_disputed_where_a_rejection_may_follow(status):
    may_follow = status in (Status.HCSC_REVIEW, Status.ERROR)
    with nullcontext() if may_follow else pytest.raises(NotAllowed):
        a_case(status).check_disputable()
