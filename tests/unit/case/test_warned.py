"""Whom a warning goes to: both sides of the bound."""

from uuid import UUID

import pytest

from case_service.domain.people import Invitee
from case_service.domain.warned import NEWEST, warned
from tests.support.covers import covers

INVITEE = Invitee("Pat", "Sample", "Invited@example.com")
INVITED = "invited@example.com"


def had(*emails: str) -> dict[str, UUID]:
    """Addresses of a case, newest first."""
    return {email: UUID(int=place) for place, email in enumerate(emails)}


def addresses(count: int) -> list[str]:
    return [f"p{number}@example.com" for number in range(count)]


@covers("NEW-13")
@pytest.mark.parametrize("count", [0, NEWEST - 1, NEWEST, NEWEST + 1, 100])
@pytest.mark.parametrize("is_invited_first", [True, False])
def test_the_newest_are_warned_and_always_the_invited_one(count, is_invited_first):
    others = addresses(count)
    every = had(INVITED, *others) if is_invited_first else had(*others, INVITED)
    told = warned(every, invitee=INVITEE)
    assert set(told) == {every[one] for one in (*others[:NEWEST], INVITED)}


@covers("NEW-13")
@pytest.mark.parametrize("new", ["new@example.com", "p0@EXAMPLE.com"])
def test_the_address_that_a_change_brings_is_not_warned_of_itself(new):
    every = had(*addresses(NEWEST + 1), INVITED)
    told = warned(every, invitee=INVITEE, but=new)
    was_known = new.casefold() in every
    kept = addresses(NEWEST + 1)[was_known:][:NEWEST]
    assert set(told) == {every[one] for one in (*kept, INVITED)}


@covers("NEW-13")
def test_who_goes_back_to_the_invited_address_is_not_warned_there():
    every = had("old@example.com", INVITED)
    told = warned(every, invitee=INVITEE, but="INVITED@example.com")
    assert told == (every["old@example.com"],)
