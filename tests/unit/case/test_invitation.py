"""Invitations: what a recruiter must enter."""

import pytest

from case_service.domain.invitation import Invitation, read_invitation
from case_service.domain.state import State
from tests.support.covers import covers

GOOD = {
    "first_name": " Pat ",
    "last_name": "O'Brien  Núñez",
    "email": "pat@example.com",
    "states": ("TX", "IL"),
    "accept_test_domain": False,
}


@covers("INV-1")
def test_a_complete_invitation_is_cleaned():
    assert read_invitation(**GOOD) == Invitation(
        "Pat", "O'Brien Núñez", "pat@example.com", (State.IL, State.TX)
    )


@covers("INV-1")
def test_an_address_is_taken_without_the_marks_that_come_along_when_it_is_copied():
    read = read_invitation(**{**GOOD, "email": "\u200bpat@example.com\u202c "})
    assert read == read_invitation(**GOOD)


@covers("INV-1")
def test_an_empty_invitation_names_every_field_at_once():
    empty = {**GOOD, "first_name": "", "last_name": " ", "email": "", "states": ()}
    assert [problem.field for problem in read_invitation(**empty)] == [
        "first_name",
        "last_name",
        "email",
        "states",
    ]


@covers("INV-1")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", "x" * 61),
        ("last_name", "Pat\u202eelpmaS"),
        ("email", "pat@example"),
        ("email", "pat@host.test"),
        ("states", ("TX", "CA")),
    ],
)
def test_a_wrong_value_is_named(field, value):
    assert [p.field for p in read_invitation(**{**GOOD, field: value})] == [field]


@covers("INV-1")
@pytest.mark.parametrize("field", ["first_name", "last_name"])
@pytest.mark.parametrize("length", [1, 60])
def test_a_name_may_be_so_long(field, length):
    read = read_invitation(**{**GOOD, field: "x" * length})
    assert getattr(read, field) == "x" * length


@covers("INV-1")
@pytest.mark.parametrize(
    "name",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM",
        "3",
        ".",
        "Pat=1",
        "Pat <b>",
        "pat@example.com",
        "https://example.com",
        "Pat\u2028Sample\U0001f600",
    ],
)
@pytest.mark.parametrize("field", ["first_name", "last_name"])
def test_what_is_no_name_is_refused(field, name):
    (problem,) = read_invitation(**{**GOOD, field: name})
    assert problem.field == field
    assert "letter" in problem.message


@covers("INV-1")
@pytest.mark.parametrize(
    "name",
    [
        "'t Hooft",
        "\u2019t Hooft",
        "D\u2019Angelo",
        "Smith-Jones, Jr.",
        "Mary Ann (Annie)",
        "Gal\u00b7la",
        "\u0141ukasz",
        "\u738b\u5c0f\u660e",
        "Nguye\u0302\u0303n",
        "Henry 3rd",
        "X",
    ],
)
def test_names_of_all_peoples_are_taken(name):
    assert isinstance(read_invitation(**{**GOOD, "last_name": name}), Invitation)
