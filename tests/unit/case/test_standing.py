"""What people are told of a notice: how it stands at each of its stages."""

from datetime import UTC, datetime, timedelta

import pytest

from case_service.domain.proposal import Stage
from case_service.domain.standing import (
    notice_sent,
    stands,
    what_next_before_rejection,
)
from tests.support.covers import covers
from tests.support.proposals import PROPOSED, RUN_OUT, a_proposal

SECOND = timedelta(seconds=1)
MONDAY = datetime(2026, 11, 30, 15, tzinfo=UTC)
DISPUTED = a_proposal().disputed("Not me.", at=MONDAY)


@covers("NEW-2")
def test_while_it_waits_the_last_day_is_named():
    told = stands(a_proposal(), at=RUN_OUT - SECOND)
    assert "until 12/03/2026" in told
    assert "Nothing is decided yet" in told


@covers("NEW-2")
@pytest.mark.parametrize("tell", [notice_sent, what_next_before_rejection])
def test_whoever_is_told_of_a_notice_reads_until_when_it_can_be_answered(tell):
    told = tell(a_proposal(), at=RUN_OUT - SECOND)
    assert "answer" in told
    assert told.endswith("until 12/03/2026.")


@covers("NEW-2")
def test_while_it_is_disputed_no_last_day_is_named():
    later = RUN_OUT + timedelta(days=9)
    for told in (
        stands(DISPUTED, at=later),
        notice_sent(DISPUTED, at=later),
        what_next_before_rejection(DISPUTED, at=later),
    ):
        assert "/2026" not in told
    assert "stands still" in stands(DISPUTED, at=later)


@covers("NEW-2")
def test_when_the_day_is_over_a_decision_is_due_and_no_answer_is_asked_for():
    for tell in (stands, notice_sent, what_next_before_rejection):
        told = tell(a_proposal(), at=RUN_OUT)
        assert "ended on 12/03/2026" in told
        assert "until" not in told


@covers("NEW-2")
def test_after_an_answer_the_new_last_day_counts_and_the_notice_keeps_its_own():
    answered = DISPUTED.answered("It was you.", at=datetime(2027, 1, 4, 15, tzinfo=UTC))
    assert "until 01/07/2027" in stands(answered, at=answered.answered_at)
    assert answered.announced_day == "12/03/2026"


@covers("NEW-2")
def test_what_was_taken_back_is_no_longer_considered():
    gone = a_proposal(stage=Stage.WITHDRAWN)
    assert "no longer considering" in stands(gone, at=PROPOSED)


@covers("NEW-2")
def test_what_is_carried_out_is_decided():
    decided = a_proposal(stage=Stage.CARRIED_OUT)
    assert "has decided" in stands(decided, at=RUN_OUT)


@covers("NEW-2")
@pytest.mark.parametrize(
    ("stage", "at", "expected"),
    [
        (Stage.WAITING, RUN_OUT - SECOND, True),
        (Stage.WAITING, RUN_OUT, False),
        (Stage.DISPUTED, PROPOSED, False),
        (Stage.WITHDRAWN, PROPOSED, False),
        (Stage.CARRIED_OUT, PROPOSED, False),
    ],
)
def test_only_a_waiting_notice_can_be_disputed_and_only_before_its_end(
    stage, at, expected
):
    assert a_proposal(stage=stage).can_dispute(at) is expected
