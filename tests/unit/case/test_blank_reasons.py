"""Does a reason in which nothing can be seen count as one?"""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from case_service.domain.another_state import read_note
from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.faulty import Faulty
from case_service.domain.revealing import checked_reason
from case_service.domain.review import Act, take_over
from case_service.domain.status import Action, Status
from case_service.domain.typed import is_blank, paragraphs
from case_service.domain.verdicts import read_verdict
from case_service.domain.viewer import viewer
from tests.support.case_builders import a_case
from tests.support.covers import covers
from tests.support.proposals import ME, PROPOSED, a_proposal

NOTHING = {
    "nothing": "",
    "spaces": " \t\n",
    "a control": "\x01",
    "a space of no width": "\u200b",
    "a joiner between spaces": " \u2060 ",
    "a byte order mark": "\ufeff",
    "a filler of Hangul": "\u3164",
    "an empty pattern of Braille": "\u2800",
    "a mark on nothing": "\ufe0f",
    "controls and spaces": "\x00 \u200d\x7f\u00a0",
}
nothing = pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
HELD = a_case(Status.HCSC_REVIEW, reviewer_id=ME, reviewer_name="Rae")


@covers("REV-6")
@nothing
@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.PUT_IN_ERROR, Status.HCSC_REVIEW),
        (Action.REJECT, Status.HCSC_REVIEW),
        (Action.RETURN_TO_REVIEW, Status.ERROR),
    ],
)
def test_a_decision_has_a_reason_that_can_be_read(action, status, text):
    case = replace(HELD, status=status)
    with pytest.raises(InvalidRequest):
        case.act_with_reason(action, by=ME, version=case.version, reason=text)


@covers("REV-3")
@nothing
def test_a_request_says_what_the_producer_should_do(text):
    with pytest.raises(InvalidRequest):
        HELD.request_info(by=ME, version=HELD.version, message=text, tabs=frozenset())


@covers("REV-1")
@nothing
def test_taking_over_has_a_reason_that_can_be_read(text):
    by = viewer(["reviewer"], tenant="HCSC", account_id=uuid4())
    act = Act(by, "Riley Reviewer", HELD.version)
    with pytest.raises(InvalidRequest):
        take_over(HELD, act=act, reason=text)


@covers("PEER-4")
@nothing
def test_a_verdict_says_why_something_is_not_acceptable(text):
    with pytest.raises(InvalidRequest):
        read_verdict("general", "not acceptable", text)


@covers("NEW-2")
@nothing
def test_dispute_and_answer_say_something_that_can_be_read(text):
    later = PROPOSED + timedelta(hours=1)
    with pytest.raises(InvalidRequest):
        a_proposal().disputed(text, at=later)
    with pytest.raises(InvalidRequest):
        a_proposal().disputed("Not me.", at=later).answered(text, at=later)


@covers("OPS-2")
@nothing
def test_a_secret_value_is_shown_for_a_reason_that_can_be_read(text):
    with pytest.raises(InvalidRequest):
        checked_reason(text, value="123456789")


@covers("NEW-14")
@nothing
def test_a_state_is_refused_for_a_reason_that_can_be_read(text):
    with pytest.raises(Faulty):
        read_note("reason", text, required="Give a reason.")


@nothing
def test_a_text_in_which_nothing_can_be_seen_is_kept_as_none(text):
    assert paragraphs("reason", text) == ""


@pytest.mark.parametrize("text", ["x", "é", "e\u0301", "👩\u200d⚖️", "-", "法"])
def test_what_can_be_seen_is_kept_as_it_was_typed(text):
    assert not is_blank(text)
    assert paragraphs("reason", text) == text
