"""A rejection that waits: when the clock runs out, stops and goes on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from case_service.domain import fcra
from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.proposal import (
    NoProposal,
    Stage,
    answer_time,
    decides_at,
    last_day,
)
from case_service.domain.review import actions
from case_service.domain.rule_change import Hand, RuleChange
from case_service.domain.status import Status
from tests.support.case_builders import a_case
from tests.support.covers import covers
from tests.support.proposals import ME, PROPOSED, RUN_OUT, a_proposal

SECOND = timedelta(seconds=1)


@covers("NEW-2")
def test_the_clock_runs_five_business_days_in_central_time():
    assert decides_at(PROPOSED, days=5) == RUN_OUT
    proposal = a_proposal()
    assert last_day(proposal) == "12/03/2026"
    assert proposal.announced_day == "12/03/2026"
    assert a_proposal(announced_until=None).announced_day == "12/03/2026"


@covers("NEW-2")
def test_it_is_decided_when_the_clock_has_run_out_and_not_a_second_before():
    with pytest.raises(NoProposal):
        a_proposal().carried_out(at=RUN_OUT - SECOND)
    assert a_proposal().carried_out(at=RUN_OUT).stage is Stage.CARRIED_OUT


@covers("NEW-2")
def test_a_dispute_stops_the_clock_and_an_answer_lets_it_go_on():
    monday = datetime(2026, 11, 30, 15, tzinfo=UTC)
    disputed = a_proposal().disputed("That was somebody else.", at=monday)
    with pytest.raises(NoProposal):
        disputed.carried_out(at=RUN_OUT + timedelta(days=30))
    january = datetime(2027, 1, 4, 15, tzinfo=UTC)
    answered = disputed.answered("We looked again.", at=january)
    assert answered.stage is Stage.WAITING
    # December 1 to 3 were left: three business days from January 4.
    assert last_day(answered) == "01/07/2027"
    assert answered.disputed("Once more.", at=PROPOSED).answer == ""


@covers("NEW-2")
def test_at_least_one_business_day_is_left_after_an_answer():
    late = a_proposal().disputed("Wrong.", at=RUN_OUT - SECOND)
    answered = late.answered("No.", at=datetime(2026, 12, 7, 15, tzinfo=UTC))
    assert last_day(answered) == "12/08/2026"


@covers("NEW-2")
def test_a_dispute_after_the_last_day_comes_too_late():
    with pytest.raises(NoProposal):
        a_proposal().disputed("Wrong.", at=RUN_OUT)


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.CARRIED_OUT])
def test_what_is_closed_stays_as_it_is(stage):
    closed = a_proposal(stage=stage)
    for step in (
        lambda: closed.disputed("Wrong.", at=PROPOSED),
        lambda: closed.answered("No.", at=PROPOSED),
        closed.withdrawn,
        lambda: closed.carried_out(at=RUN_OUT),
    ):
        with pytest.raises(NoProposal):
            step()


@covers("NEW-2")
def test_a_dispute_is_answered_once():
    disputed = a_proposal().disputed("Wrong.", at=PROPOSED)
    answered = disputed.answered("We looked again.", at=PROPOSED)
    with pytest.raises(NoProposal):
        answered.answered("And again.", at=PROPOSED)


@covers("NEW-2")
@pytest.mark.parametrize("stage", [Stage.WAITING, Stage.DISPUTED])
def test_what_is_open_may_be_withdrawn(stage):
    assert a_proposal(stage=stage).withdrawn().stage is Stage.WITHDRAWN


@covers("NEW-2", "REV-4")
def test_a_notice_is_about_the_submission_for_which_it_was_made():
    assert a_proposal().is_about(1)
    assert not a_proposal().is_about(2)


def test_dispute_and_answer_say_something():
    with pytest.raises(InvalidRequest):
        a_proposal().disputed("", at=PROPOSED)
    disputed = a_proposal().disputed("Wrong.", at=PROPOSED)
    with pytest.raises(InvalidRequest):
        disputed.answered("", at=PROPOSED)


@covers("NEW-2")
def test_while_it_waits_a_reviewer_may_only_answer_or_withdraw():
    case = a_case(Status.HCSC_REVIEW, reviewer_id=ME)
    waiting, disputed = a_proposal(), a_proposal(stage=Stage.DISPUTED)
    assert actions(case, reviewer=ME, proposal=waiting) == (
        "release",
        "judge",
        "withdraw_rejection",
    )
    assert "answer_dispute" in actions(case, reviewer=ME, proposal=disputed)
    asked = a_case(Status.INFORMATION_REQUESTED, reviewer_id=ME)
    offered = actions(asked, reviewer=ME, proposal=waiting)
    assert offered == ("release", "judge", "request_information")
    gone = a_proposal(stage=Stage.WITHDRAWN)
    assert "approve" in actions(case, reviewer=ME, proposal=gone)


@covers("NEW-2")
def test_the_notices_name_nipr_its_part_and_the_rights():
    before = " ".join(fcra.Sources().pre_adverse(last_day="12/03/2026"))
    after = " ".join(fcra.Sources().adverse())
    assert "12/03/2026" in before
    assert "NIPR did not make this decision" in after
    assert "free copy" in after
    assert "dispute" in after
    assert "NIPR" in before
    assert len(fcra.RIGHTS) >= 10


AGENCY = "Sample Screening, 1 Example Street, Austin, TX 78701, telephone 800-555-0100"


@covers("NEW-2", "PEER-11")
@pytest.mark.parametrize("is_nipr", [True, False])
def test_the_notices_name_who_made_the_background_check(is_nipr):
    sources = fcra.Sources(is_nipr, AGENCY)
    before = " ".join(sources.pre_adverse(last_day="12/03/2026"))
    after = " ".join(sources.adverse())
    for text in (before, after):
        assert AGENCY in text
        assert ("NIPR" in text) is is_nipr
    assert "The agency that made it did not make this decision" in after
    assert "a copy of each report" in before or not is_nipr
    assert ("NIPR's report" in sources.words) is is_nipr
    assert "the background check" in sources.words


def test_a_notice_that_rests_on_nipr_alone_speaks_of_no_background_check():
    sources = fcra.Sources()
    said = (*sources.pre_adverse(last_day="12/03/2026"), *sources.adverse())
    assert "background check" not in " ".join(said)
    assert sources.words == "NIPR's report"


def a_wait(value: str | None, *, day: date, approved_at: datetime | None) -> RuleChange:
    shipped = Hand(None, "Producer Pro", datetime(2024, 1, 1, tzinfo=UTC))
    approved = approved_at and Hand(uuid4(), "otto", approved_at)
    return RuleChange(
        id=uuid4(),
        kind="wait",
        scope="ALL",
        effective_on=day,
        value=value,
        source=f"Letter {value}.",
        proposed=replace(shipped, account_id=uuid4()) if approved else shipped,
        approved=approved,
    )


@covers("NEW-7", "NEW-2")
def test_a_notice_waits_by_the_rule_that_was_known_when_it_was_announced():
    today = PROPOSED.date()
    shipped = a_wait("5", day=date(2024, 1, 1), approved_at=None)
    # Of the same day, but agreed on a second after the notice.
    later = a_wait("9", day=today, approved_at=PROPOSED + SECOND)
    told = answer_time(a_proposal(), [shipped, later])
    assert (told.days, told.origin.source) == (5, "Letter 5.")
    in_time = replace(later, approved=replace(later.approved, at=PROPOSED))
    assert answer_time(a_proposal(), [shipped, in_time]).days == 9


@covers("NEW-7", "NEW-2")
def test_of_a_wait_without_a_rule_nothing_is_told():
    assert answer_time(a_proposal(), []) is None
    ended = a_wait(None, day=date(2024, 1, 1), approved_at=None)
    assert answer_time(a_proposal(), [ended]) is None
