"""What may happen to a case next: every pair of status and action."""

import itertools

import pytest

from case_service.domain.status import (
    FINAL,
    OPEN,
    TRANSITIONS,
    Action,
    NotAllowed,
    Status,
    is_possible,
    next_status,
)
from tests.support.covers import covers

PAIRS = tuple(itertools.product(Status, Action))


@covers("REV-6", "REV-7", "SUB-1")
@pytest.mark.parametrize(("status", "action"), PAIRS)
def test_every_pair_either_moves_along_the_table_or_is_refused(status, action):
    if (status, action) in TRANSITIONS:
        assert next_status(status, action) is TRANSITIONS[status, action]
        assert is_possible(status, action)
    else:
        with pytest.raises(NotAllowed, match=str(status)):
            next_status(status, action)


# From the requirements, on its own: what people read in the manual, not the code.
MAY_FOLLOW = {
    "Invited": {"start", "withdraw", "expire"},
    "In Progress": {"submit", "withdraw"},
    "HCSC Review": {
        "take back",
        "request information for",
        "approve",
        "put in error",
        "reject",
        "withdraw",
    },
    "Information Requested": {"submit", "request information for", "withdraw"},
    "Error": {"return to review", "request information for", "reject", "withdraw"},
    "Approved": set(),
    "Rejected": set(),
    "Withdrawn": set(),
    "Expired": {"invite again for"},
}
LEADS_TO = {
    "start": "In Progress",
    "submit": "HCSC Review",
    "take back": "In Progress",
    "request information for": "Information Requested",
    "approve": "Approved",
    "put in error": "Error",
    "return to review": "HCSC Review",
    "reject": "Rejected",
    "withdraw": "Withdrawn",
    "expire": "Expired",
    "invite again for": "Invited",
}


@covers("REV-6", "REV-7", "SUB-1")
@pytest.mark.parametrize(("status", "action"), PAIRS)
def test_the_table_is_what_the_requirements_say(status, action):
    assert is_possible(status, action) == (action in MAY_FOLLOW[status])
    if is_possible(status, action):
        assert next_status(status, action) == LEADS_TO[action]


def test_every_status_is_reached():
    assert set(TRANSITIONS.values()) == set(Status)


def test_nothing_leads_out_of_a_final_status():
    assert {
        Status.APPROVED,
        Status.REJECTED,
        Status.WITHDRAWN,
    } == FINAL


@covers("PEER-2")
def test_an_expired_invitation_is_neither_open_nor_final():
    assert set(Status) - FINAL - OPEN == {Status.EXPIRED}
