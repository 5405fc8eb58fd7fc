"""Masked values: which there are, and what a reason must be."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from case_service.domain.case_file import CaseFile, SavedTab
from case_service.domain.case_refusals import (
    ClaimedByOther,
    InvalidRequest,
    NotClaimed,
)
from case_service.domain.people import Identity, Invitee
from case_service.domain.revealing import (
    LONGEST_REASON,
    NothingToReveal,
    Sensitive,
    check_claimed,
    checked_reason,
    read_sensitive,
    revealable,
    value_of,
)
from case_service.domain.ssn import Ssn
from case_service.domain.tab import Tab
from tests.support.case_builders import BANKING, a_case, facts
from tests.support.covers import covers

ME = uuid4()
FILE = CaseFile(
    case=a_case(reviewer_id=ME),
    invitee=Invitee("Pat", "Sample", "pat@example.com"),
    salt=b"salt",
    tabs={Tab.BANKING_INFORMATION: SavedTab(BANKING, 1, None)},
    facts=facts(),
    ssn=Ssn("900123456"),
    identity=Identity("10000030", "SAMPLE, PAT", "SAMPLE", "TX", date(1980, 2, 29)),
)


@covers("NEW-12")
def test_every_masked_value_can_be_shown_whole():
    assert {field: value_of(FILE, field) for field in Sensitive} == {
        Sensitive.SSN: "900-12-3456",
        Sensitive.BIRTH_DATE: "02/29/1980",
        Sensitive.ROUTING_NUMBER: "111000025",
        Sensitive.ACCOUNT_NUMBER: "0004123",
    }
    assert "900" not in repr(FILE.ssn)


@covers("NEW-12")
def test_what_is_not_there_is_not_offered():
    empty = replace(FILE, tabs={}, identity=None)
    assert revealable(empty, reviewer=ME) == (Sensitive.SSN,)
    assert revealable(FILE, reviewer=uuid4()) == ()
    with pytest.raises(NothingToReveal):
        value_of(empty, Sensitive.ACCOUNT_NUMBER)


@covers("NEW-12")
def test_only_who_has_claimed_the_case_may_see_a_value_whole():
    mine = a_case(reviewer_id=ME, reviewer_name="Rae")
    check_claimed(mine, reviewer=ME)
    with pytest.raises(ClaimedByOther, match="Rae"):
        check_claimed(mine, reviewer=uuid4())
    with pytest.raises(NotClaimed):
        check_claimed(a_case(), reviewer=ME)


@covers("NEW-12")
@pytest.mark.parametrize(
    ("reason", "word"),
    [
        ("", "why"),
        (" \n ", "why"),
        ("x" * (LONGEST_REASON + 1), "Shorten"),
        ("To compare 900-12-3456 with the form", "Do not write"),
        ("SSN 900 12 3456", "Do not write"),
    ],
)
def test_a_reason_that_cannot_be_taken_is_refused(reason, word):
    with pytest.raises(InvalidRequest, match=word):
        checked_reason(reason, value="900-12-3456")


@covers("NEW-12")
@pytest.mark.parametrize("reason", ["x", "x" * LONGEST_REASON, "  The bank asked.  "])
def test_a_reason_is_kept_without_the_space_around_it(reason):
    assert checked_reason(reason, value="900-12-3456") == reason.strip()


@covers("NEW-12")
@pytest.mark.parametrize("field", ["", "name", "ssn_again"])
def test_a_value_that_nobody_knows_is_refused(field):
    with pytest.raises(InvalidRequest, match="Choose"):
        read_sensitive(field)
