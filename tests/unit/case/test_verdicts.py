"""Verdicts: what a reviewer may say, and the request that they add up to."""

from dataclasses import replace

import pytest

from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.requirement import Requirement
from case_service.domain.tab import Tab
from case_service.domain.verdicts import (
    Given,
    NotAcceptable,
    Said,
    StaleVerdicts,
    Verdict,
    Word,
    changed,
    check_acceptable,
    proposed_request,
    read_verdict,
)
from tests.support.case_file_builder import THEN
from tests.support.covers import covers

COVER = Verdict(Requirement.E_AND_O, Word.NOT_ACCEPTABLE, "The page is unreadable.")
IDENTITY = Verdict(Requirement.IDENTITY, Word.NOT_ACCEPTABLE, "The names differ.")
FINE = Verdict(Requirement.LICENSES, Word.NO_ISSUE)


def given(verdict: Verdict, *, review_round: int = 2) -> Given:
    return Given(verdict, review_round, "Riley Reviewer", THEN)


@covers("PEER-4")
def test_not_acceptable_needs_a_because():
    assert read_verdict("e-and-o", "not acceptable", COVER.because) == COVER
    with pytest.raises(InvalidRequest, match="Say why E&O is not acceptable"):
        read_verdict("e-and-o", "not acceptable", "  ")


@covers("PEER-4")
def test_the_other_verdicts_keep_no_because():
    assert read_verdict("licenses", "no issue", "Left over.") == FINE


@pytest.mark.parametrize(
    ("requirement", "word"), [("nonsense", "no issue"), ("licenses", "nonsense")]
)
def test_only_known_verdicts_on_known_requirements_are_read(requirement, word):
    with pytest.raises(InvalidRequest):
        read_verdict(requirement, word, "")


@covers("PEER-4", "REV-3")
def test_the_request_holds_what_is_not_acceptable_and_reopens_its_sections():
    kept = [given(COVER), given(IDENTITY), given(FINE)]
    proposed = proposed_request(kept, review_round=2)
    assert proposed.message == (
        "E&O: The page is unreadable.\n\nIdentity and record at NIPR: The names differ."
    )
    assert proposed.tabs == (Tab.E_AND_O,)


@covers("PEER-4")
def test_verdicts_of_an_earlier_round_ask_for_nothing_and_block_nothing():
    earlier = [given(COVER, review_round=1)]
    assert proposed_request(earlier, review_round=2).message == ""
    check_acceptable(earlier, review_round=2)


@covers("PEER-4", "REV-5")
def test_a_case_is_not_approved_against_the_reviewers_own_verdict():
    with pytest.raises(NotAcceptable, match="not acceptable: E&O"):
        check_acceptable([given(COVER), given(FINE)], review_round=2)
    check_acceptable([given(FINE)], review_round=2)


def new(*said: Said, kept: Verdict = COVER, review_round: int = 2):
    return changed(said, [given(kept)], review_round=review_round)


@covers("PEER-4")
def test_only_what_says_something_new_is_kept():
    unsaid = Verdict(Requirement.GENERAL)
    other = replace(COVER, because="It has lapsed.")
    fresh = Said(FINE, shown=Verdict(Requirement.LICENSES))
    assert new(Said(COVER, COVER), Said(unsaid, unsaid), fresh) == (FINE,)
    assert new(Said(other, shown=COVER)) == (other,)
    first = Said(COVER, shown=Verdict(Requirement.E_AND_O))
    assert new(first, review_round=3) == (COVER,)


@covers("PEER-4", "NEW-10")
def test_an_older_window_turns_no_verdict_back_that_it_has_not_touched():
    before = Verdict(Requirement.E_AND_O)
    fresh = Said(FINE, shown=Verdict(Requirement.LICENSES))
    assert new(Said(before, shown=before), fresh) == (FINE,)


@covers("PEER-4", "NEW-10")
def test_an_older_window_does_not_replace_a_newer_verdict_without_a_word():
    before = Verdict(Requirement.E_AND_O)
    said = Said(Verdict(Requirement.E_AND_O, Word.NO_ISSUE), shown=before)
    with pytest.raises(
        StaleVerdicts, match=r'verdict on E&O was changed .* "not acceptable" now'
    ) as refused:
        new(said)
    (problem,) = refused.value.extra["problems"]
    assert problem["field"] == "verdict_e-and-o"
    assert new(Said(COVER, shown=before)) == ()


@pytest.mark.parametrize("requirement", list(Requirement))
def test_every_requirement_has_a_name(requirement):
    assert requirement.full_name
