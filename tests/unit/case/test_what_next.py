"""What a producer is told to expect: by when, and what until then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from case_service.domain.history import Deed
from case_service.domain.milestones import Dates, expires_on, milestones, what_next
from case_service.domain.status import Status
from case_service.domain.steps import Step
from tests.support.case_builders import PROMISE, a_case
from tests.support.covers import covers

INVITED = datetime(2026, 11, 2, 15, tzinfo=UTC)
SUBMITTED = datetime(2026, 11, 20, 15, tzinfo=UTC)
# Midnight in Chicago after the last day.
DATES = Dates(
    INVITED, SUBMITTED, PROMISE, expires_at=datetime(2027, 1, 2, 6, tzinfo=UTC)
)
IN_QUEUE = replace(DATES, queue_since=SUBMITTED)


@covers("REV-7")
@pytest.mark.parametrize("status", Status)
def test_only_an_open_invitation_names_its_last_day(status):
    is_open = status is Status.INVITED
    assert expires_on(a_case(status), DATES) == (date(2027, 1, 1) if is_open else None)
    assert ("01/01/2027" in what_next(a_case(status), DATES)) is is_open
    assert expires_on(a_case(status), replace(DATES, expires_at=None)) is None


@covers("NEW-9")
@pytest.mark.parametrize("status", Status)
def test_only_a_review_that_has_begun_names_the_promised_day(status):
    in_review = status is Status.HCSC_REVIEW
    assert ("11/30/2026" in what_next(a_case(status), IN_QUEUE)) is in_review
    assert "expect an answer" not in what_next(a_case(status), DATES)


@covers("PEER-6", "NEW-9")
@pytest.mark.parametrize(
    ("status", "detail", "expected_by"),
    [
        (
            Status.INFORMATION_REQUESTED,
            "The clock stands still until the answer comes.",
            None,
        ),
        (Status.ERROR, "HCSC is looking into a problem.", None),
        (Status.HCSC_REVIEW, "", date(2026, 11, 30)),
    ],
)
def test_the_decision_says_what_holds_it_up_or_when_it_comes(
    status, detail, expected_by
):
    (*_, decision) = milestones(a_case(status), IN_QUEUE, ())
    assert (decision.detail, decision.expected_by) == (detail, expected_by)
    (*_, decision) = milestones(a_case(status), DATES, ())
    assert decision.expected_by is None


@covers("PEER-6", "REV-4")
@pytest.mark.parametrize(("review_round", "detail"), [("1", ""), ("2", "Round 2")])
def test_a_submission_names_its_round_from_the_second_one(review_round, detail):
    case = a_case(Status.HCSC_REVIEW)
    steps = (Step(Deed.SUBMITTED, SUBMITTED, review_round),)
    listed = milestones(case, IN_QUEUE, steps)
    (submitted,) = [step for step in listed if step.title == "Submitted"]
    assert submitted.detail == detail


@covers("REV-6")
@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.ERROR, "HCSC found a problem and is working on it."),
        (Status.REJECTED, "Your application was not approved"),
    ],
)
def test_error_and_rejection_say_what_happens_next(status, words):
    assert what_next(a_case(status), DATES).startswith(words)
