"""Is every report of the simulator's people told in our words?"""

from datetime import date

import pytest

from nipr_adapter.domain.lines_of_authority import covers_health
from nipr_adapter.domain.report import (
    Address,
    Appointment,
    Contact,
    License,
    LineOfAuthority,
    OtherName,
    RegulatoryAction,
    Report,
)
from nipr_adapter.store.tables import line_rules
from tests.support.covers import covers
from tests.support.nipr_documents import PEOPLE, the_report_on

TODAY = date(2026, 1, 15)
RULES = line_rules()


def of(number: int) -> Report:
    return the_report_on(number, today=TODAY)


def health_lines(license_: License) -> list[LineOfAuthority]:
    return [
        line
        for line in license_.lines_of_authority
        if line.is_active and covers_health(line, RULES, state=license_.state, on=TODAY)
    ]


@covers("GEN-1", "LIC-1", "APT-1", "NEW-1")
def test_every_fact_of_the_full_document_is_kept_but_the_ssn() -> None:
    assert of(30) == Report(
        npn="10000030",
        first_name="PAT",
        middle_name="Q",
        last_name="SAMPLE",
        suffix="",
        birth_date=date(1980, 2, 29),
        other_names=(OtherName(state="OK", kind="Alias", name="SAMPLE, PATRICIA"),),
        addresses=(
            Address(
                state="TX",
                kind="Business",
                line_1="100 EXAMPLE ST",
                line_2="STE 200",
                line_3="",
                city="AUSTIN",
                region="TX",
                zip_code="78701",
                country="USA",
                updated_on=date(2025, 1, 15),
            ),
            Address(
                state="TX",
                kind="Mailing",
                line_1="PO BOX 1",
                line_2="",
                line_3="",
                city="AUSTIN",
                region="TX",
                zip_code="78767",
                country="USA",
                updated_on=date(2025, 1, 15),
            ),
        ),
        contacts=(
            Contact(
                state="TX",
                business_phone="5125550100",
                phone_updated_on=date(2025, 1, 15),
                business_email="pat@example.test",
                email_updated_on=date(2025, 1, 15),
            ),
        ),
        licenses=(
            License(
                state="TX",
                number="0001234",
                license_class="General Lines Agent",
                is_resident=True,
                is_active=True,
                status="Yes",
                issued_on=date(2015, 3, 1),
                expires_on=date(2027, 2, 28),
                updated_on=date(2025, 1, 15),
                lines_of_authority=(
                    LineOfAuthority(
                        name="Life, Accident, Health and HMO",
                        code="935",
                        status="Active",
                        is_active=True,
                        status_reason="",
                        status_reason_on=date(2015, 3, 1),
                        issued_on=date(2015, 3, 1),
                    ),
                ),
            ),
        ),
        appointments=(
            Appointment(
                state="TX",
                company="EXAMPLE LIFE AND HEALTH INS CO",
                cocode="00000",
                line_of_authority="Life, Accident, Health and HMO",
                status="Appointed",
                is_active=True,
                termination_reason="",
                status_on=date(2020, 4, 1),
                renews_on=date(2027, 3, 31),
            ),
        ),
        regulatory_actions=(
            RegulatoryAction(
                state="OK",
                action_id="123456",
                origin="Department of Insurance",
                reason="Failure to make required disclosure on application",
                disposition="Monetary penalty",
                acted_on=date(2018, 6, 1),
                effective_on=date(2018, 6, 15),
                penalty="250.00",
                file_reference="18-0001",
            ),
        ),
        unknown_elements=0,
    )


@pytest.mark.parametrize("number", PEOPLE)
def test_nobody_has_an_element_that_we_do_not_know(number: int) -> None:
    report = of(number)
    assert report.npn == PEOPLE[number].npn
    assert report.unknown_elements == 0
    assert PEOPLE[number].ssn not in repr(report)


@covers("LIC-1")
@pytest.mark.parametrize(
    ("number", "state"), [(1, "IL"), (2, "MT"), (3, "NM"), (4, "OK"), (5, "TX")]
)
def test_a_clean_resident_has_an_active_health_license(number: int, state: str) -> None:
    (license_,) = of(number).licenses
    assert (license_.state, license_.is_resident, license_.is_active) == (
        state,
        True,
        True,
    )
    assert license_.expires_on is not None
    assert license_.expires_on > TODAY
    assert len(health_lines(license_)) == 1


@covers("LIC-1")
def test_a_nonresident_has_licenses_in_all_five_states() -> None:
    licenses = {license_.state: license_ for license_ in of(6).licenses}
    assert set(licenses) == {"KS", "IL", "MT", "NM", "OK", "TX"}
    assert licenses["KS"].is_resident
    assert {licenses[s].is_resident for s in licenses if s != "KS"} == {False}
    assert licenses["OK"].expires_on is None
    assert licenses["MT"].is_active is None
    assert all(health_lines(license_) for license_ in licenses.values())


@covers("LIC-1")
def test_an_expired_license_shows_its_date() -> None:
    expired, active = of(7).licenses
    assert (expired.state, active.state) == ("IL", "OK")
    assert expired.expires_on == date(2025, 12, 15)


@covers("LIC-1", "NEW-1")
def test_an_inactive_license_shows_the_reason_of_its_lines() -> None:
    inactive, active = of(8).licenses
    assert (inactive.is_active, active.is_active) == (False, True)
    (line,) = inactive.lines_of_authority
    assert not line.is_active
    assert line.status_reason == "Failure to pay renewal fee"


@covers("LIC-1")
def test_a_license_without_a_health_line_is_seen_as_such() -> None:
    (license_,) = of(9).licenses
    assert license_.is_active
    assert license_.lines_of_authority
    assert health_lines(license_) == []


@covers("LIC-1")
def test_both_licenses_of_one_state_are_read() -> None:
    first, second = of(10).licenses
    assert (first.state, second.state) == ("TX", "TX")
    assert (first.number, second.number) == ("0001470", "LH-0020931")
    assert (len(health_lines(first)), len(health_lines(second))) == (0, 1)


@covers("NEW-1")
def test_both_regulatory_actions_of_one_state_are_read() -> None:
    actions = of(11).regulatory_actions
    assert [(each.state, each.action_id) for each in actions] == [
        ("OK", "123501"),
        ("OK", "123502"),
    ]


def test_an_alias_of_another_state_is_read() -> None:
    assert of(12).other_names == (
        OtherName(state="OK", kind="Alias", name="NOWAK, KATARZYNA"),
    )


@covers("GEN-1", "GEN-2")
def test_a_box_as_the_only_address_is_handed_on() -> None:
    (address,) = of(13).addresses
    assert address.line_1.startswith("P.O. BOX")


@covers("GEN-1")
def test_no_phone_and_no_e_mail_is_no_contact() -> None:
    assert of(14).contacts == ()


@covers("APT-1")
def test_three_thousand_appointments_are_read() -> None:
    assert len(of(15).appointments) == 3000


@covers("APT-1")
def test_an_appointment_with_the_target_company_is_read() -> None:
    companies = {each.company for each in of(16).appointments if each.is_active}
    assert "HEALTH CARE SERVICE CORP" in companies


@covers("APT-1", "NEW-1")
def test_a_termination_for_cause_is_read_and_not_active() -> None:
    terminated, appointed = of(17).appointments
    assert (terminated.is_active, terminated.termination_reason) == (False, "For Cause")
    assert appointed.is_active


def test_accents_and_marks_of_names_survive() -> None:
    assert (of(1).first_name, of(1).last_name) == ("Siobhán", "O'Rourke")
    assert of(4).suffix == "JR"
