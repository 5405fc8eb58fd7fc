"""What of a PDB report speaks against ten times No?"""

from datetime import date

import pytest

from case_service.clients.nipr_findings import findings_of
from case_service.domain.contradictions import contradictions
from case_service.domain.findings import against
from contracts.api import nipr
from tests.support.case_builders import BACKGROUND
from tests.support.case_neighbors import a_license, a_report
from tests.support.covers import covers

HEALTH, PROPERTY = "Life, Accident and Health", "Property and Casualty"


def a_line(status="Inactive", reason="", **changes) -> nipr.LineOfAuthority:
    values = {
        "name": HEALTH,
        "code": "935",
        "status": status,
        "is_active": status == "Active",
        "covers_health": changes.get("name", HEALTH) == HEALTH,
        "status_reason": reason,
        "status_reason_on": date(2019, 5, 6),
        "issued_on": date(2015, 3, 1),
    }
    return nipr.LineOfAuthority(**values | changes)


OTHER_LINE = a_line("Active", name=PROPERTY)


def gone(*lines, state="TX", **changes) -> nipr.License:
    values = {"number": "OLD", "is_active": False, "status": "No"}
    return a_license(state, lines_of_authority=lines, **values | changes)


def ended(reason) -> nipr.Appointment:
    (appointed,) = a_report().appointments
    values = {"status": "Terminated", "is_active": False, "termination_reason": reason}
    return appointed.model_copy(update=values)


def questions(*licenses, appointments=()):
    report = a_report(licenses=licenses, appointments=appointments)
    found = contradictions(BACKGROUND, against(findings_of(report)))
    return [pair.question for pair in found]


@covers("NEW-1")
@pytest.mark.parametrize(
    ("reason", "contradicted"),
    [
        ("Revoked", [4]),
        ("Revocation by order", [4]),
        ("Cancelled by the Department", [4]),
        ("Canceled by regulator", [4]),
        ("Cancelled for cause", [4]),
        ("Involuntary termination", [4]),
        ("Terminated by Commissioner", [4]),
        ("Suspended", [3]),
        ("Renewal denied", [2]),
        ("Cancelled at the producer's request", []),
        ("Failure to renew", []),
    ],
)
@pytest.mark.parametrize("name", [HEALTH, PROPERTY])
def test_what_ever_happened_counts_whatever_the_line_and_what_else_is_held(
    name, reason, contradicted
):
    old = gone(a_line(reason=reason, name=name))
    assert questions(old, a_license("TX")) == contradicted


@covers("NEW-1")
def test_a_license_revoked_elsewhere_for_another_line_counts():
    old = gone(a_line(reason="Revoked for fraud", name=PROPERTY), state="KS")
    report = a_report(licenses=(old, a_license("TX")))
    (pair,) = contradictions(BACKGROUND, findings_of(report))
    assert str(pair) == (
        "Answered No to question 4; NIPR: KS license OLD, 2019 "
        "(Inactive, Revoked for fraud)."
    )


@covers("NEW-1")
@pytest.mark.parametrize(
    ("held", "contradicted"),
    [
        ([], [1, 4]),
        ([a_license("OK")], [1, 4]),
        ([a_license("TX")], [4]),
        ([a_license("TX", is_active=None)], [4]),
        ([a_license("TX", expires_on=date(2020, 1, 1))], [1, 4]),
        ([a_license("TX", lines_of_authority=(OTHER_LINE,))], [1, 4]),
    ],
)
def test_only_another_active_health_license_there_answers_for_an_older_one(
    held, contradicted
):
    assert questions(gone(a_line(reason="Revoked")), *held) == contradicted


@covers("NEW-1")
def test_what_is_wanting_today_is_asked_about_health_licenses_alone():
    lapsed = "Failure to pay renewal fee"
    assert questions(gone(a_line(reason=lapsed))) == [1]
    assert questions(gone(a_line(reason=lapsed, name=PROPERTY))) == []


@covers("NEW-1")
def test_a_license_that_is_not_active_has_no_active_lines_whatever_they_say():
    assert questions(gone(a_line("Active", "Failure to renew"))) == [1]
    assert questions(gone(a_line("Active"))) == []


@covers("NEW-1")
def test_the_reason_of_a_line_that_is_active_again_tells_what_happened_before():
    line = a_line("Active", "Reinstated after suspension")
    assert questions(a_license("TX", lines_of_authority=(line,))) == [3]


@covers("NEW-1")
@pytest.mark.parametrize(
    ("status", "contradicted"), [("Revoked", [1, 4]), ("Suspended", [3]), ("N", [])]
)
def test_a_state_s_own_word_for_a_license_counts(status, contradicted):
    assert questions(gone(a_line("Active"), status=status)) == contradicted
    ever = [number for number in contradicted if number != 1]
    assert questions(gone(status=status)) == ever


@covers("NEW-1")
def test_a_clean_record_holds_nothing():
    assert findings_of(a_report()) == ()


@covers("NEW-1")
@pytest.mark.parametrize(
    ("reason", "contradicted"),
    [
        ("Terminated - Cause", [6]),
        ("Not terminated for cause", []),
        ("", []),
    ],
)
def test_an_appointment_that_ended_for_cause_counts(reason, contradicted):
    found = questions(a_license("TX"), appointments=(ended(reason),))
    assert found == contradicted
