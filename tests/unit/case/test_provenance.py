"""Where each field of General comes from."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from case_service.domain.case_file import SavedTab
from case_service.domain.provenance import hints, provenance, to_correct_at_nipr
from case_service.domain.status import Status
from case_service.domain.tab import Tab
from tests.support.case_builders import GENERAL, a_case
from tests.support.case_file_builder import RECORD, THEN, a_file
from tests.support.covers import covers

DECIDED = datetime(2026, 12, 1, tzinfo=UTC)
NIPR = {
    "email": "old@example.com",
    "primary_street": GENERAL["primary_street"],
    "primary_city": GENERAL["primary_city"],
}
KNOWN = replace(
    RECORD,
    prefilled=NIPR,
    origins=dict.fromkeys(NIPR, "NIPR, TX, updated 03/01/2024"),
)


def seen(status=Status.IN_PROGRESS, **changes):
    file = a_file(status, record=KNOWN, **changes)
    return {one.field: one for one in provenance(file, decided_at=DECIDED)}


@covers("NEW-6")
def test_both_values_stand_side_by_side_with_their_dates():
    email = seen()["email"]
    assert (email.nipr, email.given) == ("old@example.com", "pat@example.com")
    assert (email.origin, email.given_at) == ("NIPR, TX, updated 03/01/2024", THEN)
    assert email.differs
    assert (email.approved, email.approved_at) == ("", None)
    assert not seen()["primary_street"].differs


@covers("NEW-6")
def test_what_was_given_is_approved_with_the_case():
    email = seen(Status.APPROVED)["email"]
    assert (email.approved, email.approved_at) == ("pat@example.com", DECIDED)


@covers("NEW-6")
def test_a_case_that_was_decided_otherwise_approves_no_value():
    assert seen(Status.REJECTED)["email"].approved_at is None


@covers("NEW-6", "GEN-1")
def test_what_nobody_has_confirmed_was_not_given():
    email = seen(tabs={})["email"]
    assert (email.nipr, email.given, email.given_at) == ("old@example.com", "", None)
    assert not email.differs


@covers("NEW-6")
@pytest.mark.parametrize(
    ("signature", "differs"),
    [
        ("pat q. sample", False),
        ("PatQ Sample", False),
        ("Patricia Sample", True),
        ("", False),
    ],
)
def test_the_name_stands_beside_the_one_that_was_signed(signature, differs):
    tabs = {Tab.CODE_OF_CONDUCT: SavedTab({"signature": signature}, 1, THEN)}
    name = seen(tabs=tabs)["name"]
    assert (name.nipr, name.origin) == ("Pat Q Sample", "NIPR, report of 11/24/2026")
    assert (name.given, name.given_at) == (signature, THEN if signature else None)
    assert name.differs is differs
    assert (name.approved, name.approved_at) == ("", None)


@covers("NEW-6")
def test_half_a_name_that_was_kept_while_it_was_typed_was_not_given():
    typed = SavedTab({"signature": "Pat Q"}, 1, THEN, is_confirmed=False)
    tabs = {Tab.CODE_OF_CONDUCT: typed}
    begun = replace(a_case(Status.IN_PROGRESS), review_round=0)
    name = seen(tabs=tabs, case=begun)["name"]
    assert (name.given, name.given_at, name.differs) == ("", None, False)
    # Submitted is submitted, whether Save was pressed or not.
    submitted = replace(begun, review_round=1)
    assert seen(tabs=tabs, case=submitted)["name"].given == "Pat Q"


@covers("NEW-6")
def test_the_signed_name_is_approved_with_the_case():
    name = seen(Status.APPROVED)["name"]
    assert (name.approved, name.approved_at) == ("Pat Q Sample", DECIDED)


@covers("NEW-6")
def test_only_contact_data_that_differs_is_to_be_corrected_at_nipr():
    assert to_correct_at_nipr(a_file(record=KNOWN)) == ("email",)
    # Nobody has said yet that it is wrong.
    assert to_correct_at_nipr(a_file(record=KNOWN, tabs={})) == ()
    emptied = {Tab.GENERAL: SavedTab({**GENERAL, "email": ""}, 1, THEN)}
    assert to_correct_at_nipr(a_file(record=KNOWN, tabs=emptied)) == ()
    other = {Tab.CODE_OF_CONDUCT: SavedTab({"signature": "Patricia"}, 1, THEN)}
    assert to_correct_at_nipr(a_file(record=KNOWN, tabs=other)) == ()


@covers("NEW-6")
def test_the_mailing_address_is_told_where_it_is_the_primary_one():
    assert seen()["mailing_city"].given == GENERAL["primary_city"]
    own = {**GENERAL, "mailing_same": "", "mailing_city": "Dallas"}
    tabs = {Tab.GENERAL: SavedTab(own, 1, THEN)}
    assert seen(tabs=tabs)["mailing_city"].given == "Dallas"


@covers("NEW-6")
def test_the_producer_reads_it_short_beside_the_field():
    told = hints(a_file(record=KNOWN))
    assert told == {
        "email": "NIPR, TX, updated 03/01/2024: old@example.com",
        "primary_street": "From NIPR, TX, updated 03/01/2024",
    }
    assert hints(a_file(record=None)) == {}


SAME = [
    ("primary_city", "AUSTIN", "Austin"),
    ("primary_street", "100  EXAMPLE ST.", "100 Example St"),
    ("primary_city", "CANON CITY", "Ca\u00f1on City"),
    ("primary_city", " AUSTIN ", "Austin"),
    ("primary_zip", "78701-0000", "78701"),
    ("primary_zip", "787010000", "78701"),
    ("primary_zip", "787011234", "78701-1234"),
    ("business_phone", "5125550100", "(512) 555-0100"),
    ("business_phone", "+1 512-555-0100", "512.555.0100"),
    ("email", "Pat@Example.com ", "pat@example.com"),
    ("primary_state", "tx", "TX"),
]
OTHER = [
    ("primary_city", "AUSTIN", "Dallas"),
    ("primary_city", "AUSTIN", ""),
    ("primary_street", "1 23rd St", "12 3rd St"),
    ("primary_street", "100 Example St", "100 Example St Apt 4"),
    ("primary_zip", "78701-1234", "78701"),
    ("primary_zip", "10000", "1"),
    ("business_phone", "(512) 555-0100", "(512) 555-0100 ext 4"),
    ("email", "pat.sample@example.com", "patsample@example.com"),
]


def compared(field, nipr, typed):
    """Give whether a value is told to differ, and what its producer reads."""
    tabs = {Tab.GENERAL: SavedTab({**GENERAL, field: typed}, 1, THEN)}
    known = replace(RECORD, prefilled={field: nipr}, origins={field: "NIPR, TX"})
    file = a_file(record=known, tabs=tabs)
    (one,) = [o for o in provenance(file, decided_at=None) if o.field == field]
    return one.differs, hints(file).get(field, "")


@covers("NEW-6")
@pytest.mark.parametrize(("field", "nipr", "typed"), SAME)
def test_another_spelling_of_the_same_is_no_difference(field, nipr, typed):
    differs, told = compared(field, nipr, typed)
    assert (differs, nipr in told) == (False, False)
    differs, told = compared(field, typed, nipr)
    assert not differs


@covers("NEW-6")
@pytest.mark.parametrize(("field", "nipr", "typed"), OTHER)
def test_another_value_is_a_difference_and_is_told(field, nipr, typed):
    assert compared(field, nipr, typed) == (True, f"NIPR, TX: {nipr}")
