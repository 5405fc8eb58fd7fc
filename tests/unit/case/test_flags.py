"""What stands out in the queue: each flag with its reason, and none without one."""

from datetime import UTC, date, datetime

import pytest

from case_service.domain.flags import flags
from case_service.domain.glance import Glance, glance
from case_service.domain.screening import Screened
from case_service.domain.status import Status
from case_service.domain.surroundings import ALONE, Surroundings
from case_service.domain.tab import Tab
from tests.support.case_builders import (
    RULES,
    TODAY,
    a_case,
    a_license,
    answers,
    facts,
)
from tests.support.case_file_builder import a_file
from tests.support.covers import covers

YESTERDAY = datetime(2026, 11, 24, 18, tzinfo=UTC)


def seen(*, around=ALONE, review_round=1, today=TODAY, **changes) -> list[str]:
    values = {
        "name": "Pat Q Sample",
        "npn": "12345678",
        "invited_name": "Pat Sample",
        "name_differs": False,
        "regulatory_actions": 0,
        "answers": answers(),
    }
    known = Glance(**values | changes)
    case = a_case(Status.HCSC_REVIEW, review_round=review_round)
    found = flags(known, around, case=case, rules=RULES, today=today)
    assert all(flag.blocks_approval == (flag.code == "coverage") for flag in found)
    return [flag.code for flag in found]


@covers("REV-2")
def test_an_ordinary_case_has_no_flag():
    assert seen() == []


@covers("REV-2", "HOME-3")
def test_another_name_than_the_invited_one_is_a_flag():
    assert seen(name_differs=True) == ["name_differs"]


@covers("REV-2", "BGQ-1", "NEW-1")
def test_a_yes_and_a_regulatory_action_are_flags():
    assert seen(regulatory_actions=1) == ["regulatory_actions"]
    yes = answers(background_questionnaire={"answer_9": "yes"})
    assert seen(answers=yes) == ["background_yes"]


@covers("REV-1", "NEW-1")
@pytest.mark.parametrize(
    ("review_round", "answer", "today", "found"),
    [
        (1, "no", date(2026, 12, 1), []),
        (1, "no", date(2026, 12, 2), ["contradiction"]),
        (1, "yes", date(2026, 12, 2), ["background_yes"]),
        (0, "no", date(2026, 12, 2), []),
    ],
)
def test_a_license_that_expires_while_the_case_waits_speaks_against_a_no(
    review_round, answer, today, found
):
    file = a_file(
        case=a_case(Status.HCSC_REVIEW, review_round=review_round),
        answers=answers(background_questionnaire={"answer_1": answer}),
        facts=facts(licenses=(a_license(expires_on=date(2026, 12, 1)),)),
    )
    known = glance(file)
    assert found == seen(
        review_round=review_round,
        today=today,
        answers=known.answers,
        contradictions=known.contradictions,
    )


@covers("REV-2", "EO-6")
@pytest.mark.parametrize(
    ("limit", "found"), [("$499,999.99", ["coverage"]), ("$500,000", [])]
)
def test_cover_below_the_minimum_is_a_flag_that_blocks(limit, found):
    limits = {"per_occurrence_limit": limit, "aggregate_limit": "$500,000"}
    assert seen(answers={**answers(), Tab.E_AND_O: limits}) == found


@covers("REV-2", "HOME-4", "PEER-2", "NEW-2", "NEW-13")
@pytest.mark.parametrize(
    ("around", "code"),
    [
        (Surroundings(same_ssn=("PP-2026-7KQ2ME",)), "duplicate_ssn"),
        (Surroundings(screened=Screened(same_npn=("PP-1",))), "second_packet"),
        (Surroundings(screened=Screened(same_invitee=("PP-1",))), "second_packet"),
        (Surroundings(screened=Screened(references=("D-1",))), "do_not_contract"),
        (Surroundings(is_disputed=True), "report_disputed"),
        (Surroundings(lost_mails=("dispute-answered",)), "mail_undelivered"),
        (Surroundings(bank_changed_at=YESTERDAY), "bank_changed"),
        (Surroundings(email_changed_at=YESTERDAY), "email_changed"),
    ],
)
def test_what_is_known_beside_the_case_is_a_flag(around, code):
    assert seen(around=around) == [code]


@covers("REV-4")
@pytest.mark.parametrize(("review_round", "found"), [(1, []), (2, ["resubmitted"])])
def test_only_what_was_submitted_again_says_so(review_round, found):
    assert seen(review_round=review_round) == found
