"""Tell whoever watches of packets that stand still on their way to the seal."""

from datetime import timedelta

import structlog
from prometheus_client import Gauge

from chassis.transaction import Transaction
from documents_service.store.sealing import SealingStore

log = structlog.get_logger(__name__)

LATE = Gauge("producerpro_packets_sealing_late", "Packets whose seal is overdue")
LATE_SECONDS = Gauge(
    "producerpro_packets_sealing_oldest_seconds",
    "For how long the oldest packet whose seal is overdue has waited",
)

# The work takes seconds; what takes so long does not end by itself.
_PATIENCE = timedelta(minutes=10)


async def watch_sealing(tx: Transaction) -> None:
    """Measure what is late, and log an error while anything is (runbook: sealing)."""
    tx.be_quiet()
    late = await SealingStore(tx).late(since_before=tx.now - _PATIENCE)
    seconds = (tx.now - late.oldest).total_seconds() if late.oldest else 0.0
    LATE.set(late.packets)
    LATE_SECONDS.set(seconds)
    if late.packets:
        log.error("sealing late", packets=late.packets, seconds=round(seconds))
