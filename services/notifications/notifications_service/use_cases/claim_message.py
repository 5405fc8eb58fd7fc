"""Take up a message that waits to be sent."""

from chassis.transaction import Transaction
from notifications_service.domain.planned import PlannedMessage
from notifications_service.store.messages import MessageStore


async def claim_message(tx: Transaction) -> PlannedMessage | None:
    """Give the next message that is due, leased to the caller."""
    tx.be_quiet()
    return await MessageStore(tx).claim()
