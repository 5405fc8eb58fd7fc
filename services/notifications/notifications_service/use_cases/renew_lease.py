"""Go on with a message that takes long."""

from chassis.transaction import Transaction
from notifications_service.domain.planned import PlannedMessage
from notifications_service.store.messages import MessageStore


async def renew_lease(tx: Transaction, *, message: PlannedMessage) -> None:
    """Keep others from sending a message that is still being sent."""
    await MessageStore(tx).renew(message)
