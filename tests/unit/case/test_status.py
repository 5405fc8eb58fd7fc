"""What may happen to a case next: every pair of status and action."""

import itertools

import pytest

from case_service.domain.status import (
    FINAL,
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


def test_every_status_but_the_first_is_reached():
    assert set(TRANSITIONS.values()) == set(Status) - {Status.INVITED}


def test_nothing_leads_out_of_a_final_status():
    assert {
        Status.APPROVED,
        Status.REJECTED,
        Status.WITHDRAWN,
        Status.EXPIRED,
    } == FINAL
