"""General's first values: NIPR's, resident state first, newest update."""

from datetime import UTC, date, datetime

import pytest

from case_service.domain.prefill import phone_text, prefill, zip_text
from case_service.domain.report import Address, Contact, Report
from tests.support.covers import covers

OLD, NEW = date(2020, 1, 1), date(2025, 1, 1)


def an_address(**changes) -> Address:
    values = {
        "state": "TX",
        "kind": "Business",
        "street": "100 EXAMPLE ST",
        "street_2": "",
        "city": "AUSTIN",
        "region": "TX",
        "zip_code": "78701",
        "updated_on": OLD,
    }
    return Address(**values | changes)


def a_contact(**changes) -> Contact:
    values = {
        "state": "TX",
        "phone": "5125550100",
        "phone_updated_on": OLD,
        "email": "pat@example.com",
        "email_updated_on": OLD,
    }
    return Contact(**values | changes)


def filled(*, addresses=(), contacts=(), resident_state="TX"):
    report = Report(
        name="PAT SAMPLE",
        npn="10000030",
        as_of=datetime(2026, 11, 25, tzinfo=UTC),
        addresses=tuple(addresses),
        contacts=tuple(contacts),
        licenses=(),
        appointments=(),
        regulatory_actions=0,
    )
    return prefill(report, resident_state=resident_state)


@covers("GEN-1")
def test_the_resident_state_comes_before_a_newer_update_elsewhere():
    found = filled(
        contacts=[
            a_contact(state="OK", email="ok@example.com", email_updated_on=NEW),
            a_contact(),
        ],
        addresses=[
            an_address(state="OK", street="1 OK ST", updated_on=NEW),
            an_address(),
        ],
    )
    assert found.values["email"] == "pat@example.com"
    assert found.values["primary_street"] == "100 EXAMPLE ST"


@covers("GEN-1")
def test_of_equal_states_the_newest_update_wins():
    found = filled(
        contacts=[
            a_contact(state="IL", phone="3125550100", phone_updated_on=NEW),
            a_contact(state="OK", phone="9185550100"),
            a_contact(state="NM", phone=""),
        ]
    )
    assert found.values["business_phone"] == "(312) 555-0100"
    assert found.origins["business_phone"] == "NIPR, IL, updated 01/01/2025"


@covers("GEN-2")
@pytest.mark.parametrize("box", ["PO BOX 1", "P.O. BOX 403", "Post Office Box 9"])
def test_a_box_becomes_the_mailing_address_and_never_the_primary(box):
    found = filled(addresses=[an_address(street=box, updated_on=NEW)])
    assert "primary_street" not in found.values
    assert found.values["mailing_street"] == box


@covers("GEN-2")
def test_a_street_is_preferred_to_a_newer_box():
    found = filled(
        addresses=[an_address(street="PO BOX 1", updated_on=NEW), an_address()]
    )
    assert found.values["primary_street"] == "100 EXAMPLE ST"
    assert found.values["mailing_same"] == "yes"
    assert "mailing_street" not in found.values


@covers("GEN-1")
def test_a_mailing_address_of_its_own_is_kept_apart():
    found = filled(
        addresses=[an_address(), an_address(kind="Mailing", street="PO BOX 1")]
    )
    assert "mailing_same" not in found.values
    assert found.values["mailing_street"] == "PO BOX 1"


def test_a_home_is_no_business_address():
    assert filled(addresses=[an_address(kind="Residence")]).values == {}


def test_nothing_known_fills_nothing():
    assert filled().values == {}
    assert filled(contacts=[a_contact(phone="", email="")]).values == {}


@pytest.mark.parametrize(
    ("digits", "text"),
    [
        ("5125550100", "(512) 555-0100"),
        ("1-512-555-0100", "(512) 555-0100"),
        ("+44 20 7946 0018", "+44 20 7946 0018"),
        ("", ""),
    ],
)
def test_ten_digits_are_written_as_a_telephone_number(digits, text):
    assert phone_text(digits) == text


@pytest.mark.parametrize(
    ("digits", "text"), [("787011234", "78701-1234"), ("78701", "78701"), ("", "")]
)
def test_nine_digits_are_written_as_a_long_zip_code(digits, text):
    assert zip_text(digits) == text
