"""Which of all the addresses that a case has had are warned of a thief."""

from collections.abc import Mapping
from uuid import UUID

from case_service.domain.people import Invitee

NEWEST = 5
"""A thief who would push the owner's address out warns it at each of the changes."""


def warned(
    had: Mapping[str, UUID], *, invitee: Invitee, but: str | None = None
) -> tuple[UUID, ...]:
    """Choose whom a warning goes to: the newest addresses, and always the invited one.

    `had` are all, newest first, without capitals; `but` is what the change itself
    brings. So a hundred changes do not have a hundred people written to each time.
    """
    invited, new = invitee.email.casefold(), (but or "").casefold()
    others = [one for one in had if one not in (invited, new)]
    chosen = [one for one in (*others[:NEWEST], invited) if one != new]
    return tuple(had[one] for one in chosen)
