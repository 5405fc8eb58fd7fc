"""Let calls begin again."""

from chassis.transaction import Transaction
from nipr_adapter.store.queue import QueueStore


async def resume_queue(tx: Transaction) -> None:
    """Go on after a pause, as an operator decided."""
    await QueueStore(tx).resume()
