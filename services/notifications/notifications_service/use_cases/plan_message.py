"""Somebody must be told something."""

from chassis.transaction import Transaction
from notifications_service.domain.messages import MESSAGES
from notifications_service.domain.planned import Occasion
from notifications_service.store.messages import MessageStore


async def plan_message(tx: Transaction, *, because: str, occasion: Occasion) -> None:
    """Have the mail that belongs to an event sent, once for each occasion."""
    await MessageStore(tx).add(MESSAGES[because].kind, occasion=occasion)
