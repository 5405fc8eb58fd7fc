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
