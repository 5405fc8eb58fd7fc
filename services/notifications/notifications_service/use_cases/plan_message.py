"""Somebody must be told something."""

from uuid import UUID

from chassis.transaction import Transaction
from notifications_service.domain.messages import MESSAGES
from notifications_service.domain.planned import Occasion
from notifications_service.store.messages import MessageStore


async def plan_message(
    tx: Transaction, *, because: str, occasion: Occasion, to: tuple[UUID, ...] = ()
) -> None:
    """Have the mail that belongs to an event sent, once for each occasion.

    `to` names the addresses of a mail that goes to several, once to each.
    """
    for one in occasion.at_each(to):
        await MessageStore(tx).add(MESSAGES[because].kind, occasion=one)
