"""The checks by rule: what passes, what stands out, and what to do about it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from case_service.domain.background_authorization import UNAUTHORIZED
from case_service.domain.background_check import Outcome
from case_service.domain.checks import (
    CHECKS,
    Checked,
    accepted,
    has_exceptions,
    is_blocked,
    run,
)
from case_service.domain.exceptions import Evidence
from case_service.domain.findings import Finding, FindingKind
from case_service.domain.people import Invitee
from case_service.domain.screening import Screened
from case_service.domain.speaking_reports import (
    asks_about_report,
    background_speaks_against,
    report_names,
)
from case_service.domain.status import Status
from case_service.domain.surroundings import Surroundings
from tests.support.case_builders import answers, facts
from tests.support.case_file_builder import RECORD, a_file, signed
from tests.support.covers import covers


def evidence(**changes) -> Evidence:
    file = signed(a_file(Status.HCSC_REVIEW, **changes.pop("file", {})))
    return Evidence(**{"file": file, "has_declaration_page": True} | changes)


def found(seen: Evidence) -> dict[str, tuple[str, ...]]:
    return {one.check.code: one.exceptions for one in run(seen) if one.exceptions}


@covers("PEER-3")
def test_a_case_with_nothing_out_of_the_ordinary_passes_every_check():
    checked = run(evidence(background_check=Outcome.CLEAR))
    assert not has_exceptions(checked)
    assert len(checked) == len(CHECKS)
    assert accepted(checked) == ""


@covers("PEER-3", "EO-6")
@pytest.mark.parametrize(
    ("limit", "blocked"), [("$499,999", True), ("$500,000", False)]
)
def test_only_an_exception_that_blocks_keeps_a_case_from_approval(limit, blocked):
    limits = {"per_occurrence_limit": limit, "aggregate_limit": limit}
    checked = run(evidence(file={"answers": answers(e_and_o=limits)}))
    assert is_blocked(checked) is blocked
    assert not is_blocked(
        run(evidence(around=Surroundings(same_ssn=("PP-2026-7KQ2ME",))))
    )


def with_answers(**changes):
    return evidence(file={"answers": answers(**changes)})


YESTERDAY = datetime(2026, 11, 24, tzinfo=UTC)
ACTION = Finding(FindingKind.REGULATORY_ACTION, "OK", "18-0001", "Fined")


STANDING_OUT = [
    (
        evidence(file={"invitee": Invitee("Pat", "Other", "p@x.test")}),
        "names_agree",
    ),
    (evidence(around=Surroundings(same_ssn=("PP-2026-7KQ2ME",))), "ssn_is_unique"),
    (
        evidence(around=Surroundings(screened=Screened(same_npn=("PP-1",)))),
        "screening",
    ),
    (
        evidence(around=Surroundings(screened=Screened(references=("D-1",)))),
        "screening",
    ),
    (evidence(file={"record": None}), "report_is_fresh"),
    (
        evidence(file={"record": replace(RECORD, regulatory_actions=1)}),
        "no_actions",
    ),
    (with_answers(general={"primary_street": "PO Box 1"}), "general_complete"),
    (evidence(file={"facts": facts(licenses=())}), "licenses_active"),
    (
        with_answers(background_questionnaire={"answer_9": "yes"}),
        "questionnaire_complete",
    ),
    (
        with_answers(
            background_questionnaire={"answer_9": "yes", "explanation_9": "Once."}
        ),
        "no_yes_answers",
    ),
    (
        evidence(file={"record": replace(RECORD, findings=(ACTION,))}),
        "answers_agree",
    ),
    (with_answers(e_and_o={"expiration_date": "12/02/2026"}), "cover_in_force"),
    (with_answers(e_and_o={"aggregate_limit": "$499,999.99"}), "cover_suffices"),
    (evidence(has_declaration_page=False), "declaration_page"),
    (
        with_answers(banking_information={"routing_number": "021000020"}),
        "bank_format",
    ),
    (with_answers(code_of_conduct={"signature": "Somebody Else"}), "code_signed"),
    (Evidence(a_file(Status.HCSC_REVIEW)), "packet_signed"),
    (
        evidence(around=Surroundings(bank_changed_at=YESTERDAY)),
        "bank_unchanged",
    ),
    (
        evidence(around=Surroundings(email_changed_at=YESTERDAY)),
        "email_unchanged",
    ),
    (evidence(still_wanted=("Court order",)), "documents_came"),
    (evidence(background_check=Outcome.PENDING), "background_check"),
    (evidence(background_check=Outcome.CONSIDER), "background_check"),
    (evidence(background_check=Outcome.FAILED), "background_check"),
]


@covers("PEER-2", "PEER-3", "HOME-4", "NEW-1", "NEW-13", "EO-6")
@pytest.mark.parametrize(("seen", "code"), STANDING_OUT)
def test_each_exception_is_named_and_has_a_remedy(seen, code):
    checked = {one.check.code: one for one in run(seen)}
    assert checked[code].exceptions
    assert checked[code].check.remedy
    assert checked[code].check.title in accepted(run(seen))


@covers("PEER-3", "EO-6")
def test_a_limit_at_the_minimum_passes_and_a_cent_below_is_an_exception():
    assert found(with_answers(e_and_o={"aggregate_limit": "$1,000,000"})) == {}
    at = {"aggregate_limit": "$500,000", "per_occurrence_limit": "$500,000"}
    assert found(with_answers(e_and_o=at)) == {}
    below = found(with_answers(e_and_o=at | {"aggregate_limit": "$499,999.99"}))
    # The per-occurrence limit warns beside it, and a warning is no exception.
    assert list(below) == ["cover_suffices"]


@covers("PEER-3")
def test_cover_must_last_for_more_than_seven_days():
    assert found(with_answers(e_and_o={"expiration_date": "12/03/2026"})) == {}


@covers("PEER-3")
def test_a_report_may_be_as_old_as_the_rule_says_and_no_older():
    def aged(days):
        as_of = RECORD.as_of.replace(month=11, day=25) - timedelta(days=days)
        return evidence(file={"record": replace(RECORD, as_of=as_of)})

    assert facts().today == date(2026, 11, 25)
    assert found(aged(90)) == {}
    assert found(aged(91)) == {
        "report_is_fresh": (
            "NIPR's report is 91 days old; it may be 90. HCSC's fee table. In force "
            "since 01/01/2024.",
        )
    }


@covers("PEER-11", "NEW-2")
def test_a_check_that_waits_for_its_authorization_says_so_whatever_its_outcome():
    waiting = evidence(background_check=Outcome.PENDING, needs_authorization=True)
    assert found(waiting) == {"background_check": (UNAUTHORIZED,)}


@covers("PEER-3", "PEER-11")
def test_a_clear_background_check_passes():
    assert found(evidence(background_check=Outcome.CLEAR)) == {}


def test_no_two_checks_share_a_code():
    assert len({check.code for check in CHECKS}) == len(CHECKS)


@covers("PEER-3")
def test_each_check_is_seen_to_find_something():
    assert {code for _, code in STANDING_OUT} == {check.code for check in CHECKS}


@covers("NEW-2")
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_rejection_asks_about_the_report_where_it_was_looked_at(check):
    from_report = ("names_agree", "no_actions", "licenses_active", "answers_agree")
    asks = asks_about_report([Checked(check, ("Something stands out.",))])
    assert asks == (check.code in from_report)
    assert not asks_about_report([Checked(check, ())])


@covers("NEW-2", "PEER-11")
def test_a_rejection_names_each_report_that_speaks_against_the_case():
    record = replace(RECORD, regulatory_actions=1)
    nipr = {"file": {"record": record}}
    both = run(evidence(background_check=Outcome.CONSIDER, **nipr))
    assert report_names(both) == "the NIPR report or the background check"
    assert report_names(run(evidence(**nipr))) == "the NIPR report"


@covers("NEW-2", "PEER-11")
@pytest.mark.parametrize("outcome", Outcome)
def test_a_background_check_is_a_report_once_it_found_something(outcome):
    checked = run(evidence(background_check=outcome))
    found = outcome is Outcome.CONSIDER
    assert background_speaks_against(checked) is found
    assert asks_about_report(checked) is found
    names = "the background check" if found else "the NIPR report"
    assert report_names(checked) == names
