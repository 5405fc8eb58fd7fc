"""The milestones: every step of every round, since when and for how long."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.history import Deed
from case_service.domain.milestones import Dates, milestones, what_next
from case_service.domain.status import OPEN, Status
from case_service.domain.steps import STEPS, Step
from case_service.store.views import SQL
from tests.support.case_builders import PROMISE, a_case
from tests.support.covers import covers

INVITED = datetime(2026, 11, 2, 15, tzinfo=UTC)
SUBMITTED = datetime(2026, 11, 20, 15, tzinfo=UTC)
DATES = Dates(INVITED, SUBMITTED, PROMISE, queue_since=SUBMITTED)
HANDED_IN = (Step(Deed.SUBMITTED, SUBMITTED, "1"),)


def on(day: int) -> datetime:
    """Give a moment of December."""
    return datetime(2026, 12, day, 15, tzinfo=UTC)


TWO_ROUNDS = (
    Step(Deed.PACKET_SIGNED, on(3)),
    Step(Deed.SUBMITTED, on(3), "1"),
    Step(Deed.INFORMATION_REQUESTED, on(4)),
    Step(Deed.PACKET_SIGNED, on(7)),
    Step(Deed.SUBMITTED, on(7), "2"),
    Step(Deed.PUT_IN_ERROR, on(8)),
    Step(Deed.RETURNED_TO_REVIEW, on(10)),
    Step(Deed.INFORMATION_REQUESTED, on(11)),
    Step(Deed.SUBMITTED, on(15), "3"),
)


@covers("PEER-6")
def test_each_round_stands_among_the_milestones_with_the_time_it_took():
    dates = replace(DATES, started_at=on(1), signed_at=on(7), read_at=on(16))
    case = a_case(Status.HCSC_REVIEW, submitted_at=on(15), review_round=3)
    told = [
        (step.title, step.detail, step.lasted)
        for step in milestones(case, dates, TWO_ROUNDS)
    ]
    assert told == [
        ("Invited", "", "29 days"),
        ("Started", "", "2 days"),
        ("Documents signed", "", "less than a day"),
        ("Submitted", "", "1 day"),
        ("Information requested", "", "3 days"),
        ("Documents signed", "", "less than a day"),
        ("Submitted", "Round 2", "1 day"),
        ("Error", "", "2 days"),
        ("Returned to review", "", "1 day"),
        ("Information requested", "", "4 days"),
        ("Submitted", "Round 3", "1 day so far"),
        ("Decision", "", ""),
    ]


@covers("PEER-6")
def test_an_error_is_a_step_of_its_own_for_as_long_as_it_lasts():
    dates = replace(DATES, started_at=on(1), signed_at=on(7), read_at=on(10))
    (*_, error, decision) = milestones(a_case(Status.ERROR), dates, TWO_ROUNDS[:6])
    assert (error.title, error.lasted) == ("Error", "2 days so far")
    assert decision.detail == "HCSC is looking into a problem."


@covers("PEER-6")
def test_what_was_taken_back_is_to_be_submitted_once_more():
    case = a_case(Status.IN_PROGRESS, submitted_at=None)
    steps = (*TWO_ROUNDS[:2], Step(Deed.TAKEN_BACK, on(5)))
    dates = replace(DATES, started_at=on(1), signed_at=on(3), read_at=on(6))
    told = [(step.title, step.lasted) for step in milestones(case, dates, steps)]
    assert told[3:] == [
        ("Submitted", "2 days"),
        ("Taken back to be corrected", "1 day so far"),
        ("Submitted", ""),
        ("Decision", ""),
    ]


@covers("PEER-6")
@pytest.mark.parametrize(("signed_at", "lines"), [(None, 0), (on(3), 1)])
def test_of_several_signatures_the_one_that_still_counts_is_told(signed_at, lines):
    steps = (Step(Deed.PACKET_SIGNED, on(2)), Step(Deed.PACKET_SIGNED, on(3)))
    dates = replace(DATES, started_at=on(1), signed_at=signed_at, queue_since=None)
    listed = milestones(a_case(submitted_at=None), dates, steps)
    signed = [step.reached_at for step in listed if step.title == "Documents signed"]
    assert signed == ([on(3)] if lines else [None])


@covers("PEER-6", "REV-7")
def test_an_invitation_that_expired_and_was_sent_again_tells_both():
    steps = (Step(Deed.EXPIRED, on(1)), Step(Deed.INVITED_AGAIN, on(4)))
    again = milestones(a_case(Status.INVITED, submitted_at=None), DATES, steps)
    assert [step.title for step in again if step.reached_at] == [
        "Invited",
        "Expired",
        "Invited again",
    ]


@covers("PEER-6")
def test_every_deed_that_is_a_milestone_is_read_from_the_history():
    read = re.findall(r"'([a-z ]+)'", SQL["steps"])
    assert sorted(read) == sorted(STEPS)


DEEDS = st.lists(st.sampled_from(list(STEPS)), max_size=14)


@covers("PEER-6")
@given(deeds=DEEDS, status=st.sampled_from(sorted(OPEN)))
def test_nothing_that_moved_a_case_on_is_left_out_and_the_order_is_kept(deeds, status):
    steps = [Step(deed, on(1) + timedelta(days=n)) for n, deed in enumerate(deeds)]
    listed = milestones(a_case(status), DATES, steps)
    told = [step for step in listed if step.reached_at]
    signed = STEPS[Deed.PACKET_SIGNED]
    kept = [one.title for one in told[1:] if one.title != signed]
    assert kept == [step.title for step in steps if step.title != signed]
    assert [step.reached_at for step in told] == sorted(s.reached_at for s in told)


@covers("PEER-6")
@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.EXPIRED])
def test_an_ended_case_promises_no_step_and_counts_no_further(status):
    later = SUBMITTED + timedelta(days=30)
    ended = replace(DATES, decided_at=SUBMITTED, read_at=later)
    listed = milestones(a_case(status), ended, HANDED_IN)
    assert all(step.reached_at for step in listed)
    assert not any("so far" in step.lasted for step in listed)


@covers("PEER-6")
@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_milestones_and_says_what_comes_next(status):
    case = a_case(status)
    if status in OPEN:
        assert len(milestones(case, DATES, HANDED_IN)) == 5
    else:  # what was reached, and the end: no step follows any more
        ended = replace(DATES, decided_at=SUBMITTED)
        expired = (Step(Deed.EXPIRED, SUBMITTED),) if status is Status.EXPIRED else ()
        assert len(milestones(case, ended, (*HANDED_IN, *expired))) == 3
    assert what_next(case, DATES)


@covers("PEER-6")
def test_milestones_tell_how_long_each_stage_lasted():
    started = datetime(2026, 11, 3, 15, tzinfo=UTC)
    dates = replace(DATES, started_at=started, read_at=SUBMITTED)
    case = a_case(Status.HCSC_REVIEW, submitted_at=SUBMITTED)
    told = [(step.title, step.lasted) for step in milestones(case, dates, HANDED_IN)]
    assert told == [
        ("Invited", "1 day"),
        ("Started", "17 days"),
        ("Submitted", "less than a day so far"),
        ("Documents signed", ""),
        ("Decision", ""),
    ]


@covers("PEER-6")
def test_the_last_stage_of_an_ended_case_does_not_go_on():
    dates = replace(
        DATES, decided_at=SUBMITTED, read_at=datetime.max.replace(tzinfo=UTC)
    )
    steps = milestones(a_case(Status.APPROVED), dates, HANDED_IN)
    (ended,) = [step for step in steps if step.title == "Approved"]
    assert ended.lasted == ""


@covers("PEER-6", "NEW-2")
def test_a_notice_takes_the_place_of_the_promised_day_until_the_decision():
    case = a_case(Status.HCSC_REVIEW)
    (*_, decision) = milestones(case, DATES, HANDED_IN, notice="A notice was sent.")
    assert (decision.detail, decision.expected_by) == ("A notice was sent.", None)
    (*_, decision) = milestones(case, DATES, HANDED_IN)
    assert decision.expected_by
    decided = replace(DATES, decided_at=SUBMITTED)
    ended = milestones(
        a_case(Status.REJECTED), decided, HANDED_IN, notice="A notice was sent."
    )
    assert "A notice was sent." not in [step.detail for step in ended]
