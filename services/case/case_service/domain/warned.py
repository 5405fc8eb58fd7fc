"""Which of all the addresses that a case has had are warned of a thief."""

from collections.abc import Iterable, Sequence

from case_service.domain.people import Invitee, mailbox

NEWEST = 5
"""A thief who would push the owner's address out warns it at each of the changes."""


def warned(
    had: Iterable[str], *, invitee: Invitee, but: str | None = None
) -> tuple[str, ...]:
    """Choose whom a warning goes to: the newest addresses, and always the invited one.

    `had` are all, newest first; `but` is what the change itself brings. So a hundred
    changes do not have a hundred people written to each time. Gives mailboxes.
    """
    invited, new = mailbox(invitee.email), mailbox(but or "")
    boxes = dict.fromkeys(mailbox(one) for one in had)
    others = [one for one in boxes if one not in (invited, new)]
    return tuple(one for one in (*others[:NEWEST], invited) if one != new)


def left_behind(had: Sequence[str], *, invitee: Invitee) -> tuple[int, ...]:
    """Give the places of those at which nobody is ever warned any more.

    `had` are all, newest first. Each later change makes them older; going back to one
    of the newest warns one more than these.
    """
    invited = mailbox(invitee.email)
    boxes = [mailbox(one) for one in had]
    others = [one for one in dict.fromkeys(boxes) if one != invited]
    kept = {invited, *others[: NEWEST + 1]}
    return tuple(
        place
        for place, one in enumerate(boxes)
        if one not in kept or one in boxes[:place]
    )
