"""A further state: in which statuses, by which words."""

import pytest

from case_service.domain.another_state import (
    WHY_NOT,
    NoStateNow,
    StateThere,
    addable,
    check_addable,
    read_note,
    read_state,
)
from case_service.domain.faulty import Faulty
from case_service.domain.state import State
from case_service.domain.status import Status
from case_service.domain.tab import Tab
from tests.support.case_builders import a_case
from tests.support.covers import covers


@covers("LIC-3", "NEW-14")
@pytest.mark.parametrize("status", list(Status))
def test_a_state_is_added_where_the_producer_can_still_tick_it(status):
    case = a_case(status=status, states=(State.TX,))
    if status in WHY_NOT:
        assert addable(case) == ()
        with pytest.raises(NoStateNow):
            check_addable(case, State.IL)
    else:
        assert addable(case) == (State.IL, State.MT, State.NM, State.OK)
        check_addable(case, State.IL)


@covers("LIC-3")
def test_the_statuses_with_open_answers_are_the_ones():
    open_to_it = set(Status) - set(WHY_NOT)
    assert open_to_it == {
        Status.INVITED,
        Status.IN_PROGRESS,
        Status.INFORMATION_REQUESTED,
    }


@covers("LIC-3")
def test_a_state_that_is_there_is_not_added_again():
    with pytest.raises(StateThere, match="Texas"):
        check_addable(a_case(states=(State.TX,)), State.TX)


@covers("LIC-3", "REV-3")
def test_licenses_opens_with_a_state_where_only_some_tabs_are_open():
    asked = a_case(
        status=Status.INFORMATION_REQUESTED,
        states=(State.TX,),
        reopened=frozenset({Tab.GENERAL}),
    )
    added = asked.with_state(State.IL)
    assert added.states == (State.IL, State.TX)
    assert added.may_edit(Tab.LICENSES)
    begun = a_case(status=Status.IN_PROGRESS, states=(State.TX,))
    assert begun.with_state(State.IL).reopened == frozenset()


@pytest.mark.parametrize("text", ["", "FL", "tx"])
def test_a_state_that_is_none_of_the_five_is_refused(text):
    with pytest.raises(Faulty):
        read_state(text)


def test_a_note_may_be_empty_and_at_most_five_hundred_characters():
    assert read_note("note", " a\n note ") == "a note"
    assert len(read_note("note", "x" * 500)) == 500
    with pytest.raises(Faulty):
        read_note("note", "x" * 501)
    with pytest.raises(Faulty):
        read_note("reason", "  ", required="Give a reason.")
