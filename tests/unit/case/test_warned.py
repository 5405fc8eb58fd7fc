"""Whom a warning goes to, and who is never warned any more: both sides of the bound."""

import pytest

from case_service.domain.people import Invitee
from case_service.domain.warned import NEWEST, left_behind, warned
from tests.support.covers import covers

INVITEE = Invitee("Pat", "Sample", "Invited@example.com")
INVITED = "invited@example.com"


def addresses(count: int) -> list[str]:
    """Addresses of a case, newest first."""
    return [f"p{number}@example.com" for number in range(count)]


@covers("NEW-13")
@pytest.mark.parametrize("count", [0, NEWEST - 1, NEWEST, NEWEST + 1, 100])
@pytest.mark.parametrize("is_invited_first", [True, False])
def test_the_newest_are_warned_and_always_the_invited_one(count, is_invited_first):
    others = addresses(count)
    every = [INVITED, *others] if is_invited_first else [*others, INVITED]
    told = warned(every, invitee=INVITEE)
    assert sorted(told) == sorted([*others[:NEWEST], INVITED])


@covers("NEW-13")
@pytest.mark.parametrize("new", ["new@example.com", "p0@EXAMPLE.com"])
def test_the_address_that_a_change_brings_is_not_warned_of_itself(new):
    every = [*addresses(NEWEST + 1), INVITED]
    told = warned(every, invitee=INVITEE, but=new)
    was_known = new.casefold() in every
    kept = addresses(NEWEST + 1)[was_known:][:NEWEST]
    assert sorted(told) == sorted([*kept, INVITED])


@covers("NEW-13")
def test_who_goes_back_to_the_invited_address_is_not_warned_there():
    every = ["old@example.com", INVITED]
    told = warned(every, invitee=INVITEE, but="INVITED@example.com")
    assert told == ("old@example.com",)


@covers("NEW-13")
def test_an_address_in_other_capitals_is_warned_once():
    every = ["Old@example.com", "old@EXAMPLE.com", INVITED]
    assert warned(every, invitee=INVITEE) == ("old@example.com", INVITED)


@covers("NEW-13", "NEW-16")
@pytest.mark.parametrize("count", [0, NEWEST + 1, NEWEST + 2, 100])
def test_only_who_can_never_be_warned_again_is_left_behind(count):
    others = addresses(count)
    every = [*others, INVITED]
    left = {every[place] for place in left_behind(every, invitee=INVITEE)}
    assert left == set(others[NEWEST + 1 :])
    # Whatever a change brings, also one of them again.
    for new in ("new@example.com", *others):
        assert not left & set(warned(every, invitee=INVITEE, but=new))


@covers("NEW-13", "NEW-16")
def test_an_older_row_of_the_same_mailbox_is_left_behind():
    every = [
        "a@example.com",
        "b@example.com",
        "A@example.com",
        INVITED,
        "b@example.com",
    ]
    assert left_behind(every, invitee=INVITEE) == (2, 4)
