"""Count how often a network address asks about files."""

from chassis.transaction import Transaction
from documents_service.domain.genuine import (
    CHECKS_WITHIN,
    MOST_CHECKS,
    TooManyChecks,
)
from documents_service.store.genuine import GenuineStore


async def count_check(tx: Transaction, *, address: bytes) -> None:
    """Count one more; raises TooManyChecks."""
    store = GenuineStore(tx)
    if not await store.count_check(address, most=MOST_CHECKS, within=CHECKS_WITHIN):
        raise TooManyChecks
