"""Answer against record: which No does NIPR's record speak against?"""

from datetime import date, timedelta

import pytest

from case_service.domain.contradictions import contradictions
from case_service.domain.findings import Finding, FindingKind, against, expired
from case_service.domain.state import State
from tests.support.case_builders import BACKGROUND, TODAY, a_license
from tests.support.covers import covers

ACTION, LICENSE, TERMINATION = FindingKind


def a_finding(kind=ACTION, says="Monetary penalty", **changes) -> Finding:
    values = {"state": "OK", "reference": "18-0001", "on": date(2018, 6, 1)}
    return Finding(kind, says=says, **values | changes)


def questions(*findings, answers=BACKGROUND):
    return [pair.question for pair in contradictions(answers, findings)]


@covers("NEW-1")
@pytest.mark.parametrize(
    ("kind", "says", "contradicted"),
    [
        (ACTION, "Monetary penalty", [4]),
        (ACTION, "License denied", [2, 4]),
        (ACTION, "Refusal to issue a license", [2, 4]),
        (ACTION, "Suspended for 30 days", [3, 4]),
        (ACTION, "Cease and Desist order", [3, 4]),
        (ACTION, "Misdemeanor conviction", [4, 9]),
        (ACTION, "Felony conviction", [4, 10]),
        (LICENSE, "Inactive, Failure to pay renewal fee", [1]),
        (LICENSE, "Expired", [1]),
        (LICENSE, "Revoked", [1, 4]),
        (LICENSE, "Cancelled", [1]),
        (LICENSE, "Inactive, under review", [1]),
        (LICENSE, "Denied", [2]),
        (LICENSE, "Suspended", [3]),
        (LICENSE, "Inactive, moved to another state", []),
        (TERMINATION, "For Cause", [6]),
    ],
)
def test_each_kind_of_entry_contradicts_the_questions_that_ask_about_it(
    kind, says, contradicted
):
    assert questions(a_finding(kind, says)) == contradicted


@covers("NEW-1")
def test_a_yes_and_an_open_question_contradict_nothing():
    assert questions(a_finding(), answers=BACKGROUND | {"answer_4": "yes"}) == []
    assert questions(a_finding(), answers=BACKGROUND | {"answer_4": ""}) == []
    assert questions(a_finding(), answers={}) == []


@covers("NEW-1")
def test_two_actions_in_one_state_make_two_pairs():
    later = a_finding(reference="21-0012", on=date(2021, 10, 4))
    assert questions(a_finding(), later, later) == [4, 4]


@covers("NEW-1")
def test_a_pair_names_the_question_and_the_entry():
    (pair,) = contradictions(BACKGROUND, [a_finding()])
    assert str(pair) == (
        "Answered No to question 4; NIPR: Oklahoma action 18-0001, 2018 "
        "(Monetary penalty)."
    )
    elsewhere = a_finding(state="KS", on=None, says="")
    assert str(elsewhere) == "KS action 18-0001"


@covers("NEW-1")
@pytest.mark.parametrize(
    ("says", "counts"),
    [
        ("For Cause", True),
        ("Terminated for cause", True),
        ("FOR-CAUSE", True),
        ("With cause", True),
        ("With just cause", True),
        ("Terminated - Cause", True),
        ("Cause: misappropriation", True),
        ("No longer employed, terminated for cause", True),
        ("Not renewed for cause", True),
        ("For cause, not voluntary", True),
        ("Not for cause", False),
        ("Not-for-cause", False),
        ("Not terminated for cause", False),
        ("Was not terminated by the company for cause", False),
        ("Without cause", False),
        ("W/O cause", False),
        ("No cause given", False),
        ("Non-cause termination", False),
        ("Other than for cause", False),
        ("For cause: No", False),
        ("Because of retirement", False),
        ("Voluntary", False),
    ],
)
def test_only_terminations_for_cause_are_kept(says, counts):
    ended = a_finding(TERMINATION, says)
    assert against([ended, a_finding()]) == (
        (ended, a_finding()) if counts else (a_finding(),)
    )


@covers("NEW-1")
def test_a_license_counts_as_expired_from_the_day_after_its_last():
    ends_today = a_license(State.TX, expires_on=TODAY)
    ended = a_license(State.TX, expires_on=TODAY - timedelta(days=1))
    assert expired([ends_today], today=TODAY) == ()
    (found,) = expired([ended], today=TODAY)
    assert found.says == "Expired on 11/24/2026"
    assert questions(found) == [1]


@covers("NEW-1")
@pytest.mark.parametrize("expires_on", [TODAY + timedelta(days=99), None])
def test_a_license_that_is_not_active_for_another_reason_has_not_expired(expires_on):
    revoked = a_license(State.TX, is_active=False, expires_on=expires_on)
    assert expired([revoked], today=TODAY) == ()


@covers("NEW-1")
def test_an_expired_license_beside_an_active_one_is_no_finding():
    ended = a_license(State.TX, number="1", expires_on=TODAY - timedelta(days=1))
    assert expired([ended, a_license(State.TX)], today=TODAY) == ()
    assert len(expired([ended, a_license(State.OK)], today=TODAY)) == 1
