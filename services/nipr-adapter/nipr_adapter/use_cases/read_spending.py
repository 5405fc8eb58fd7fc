"""Show what a month's calls came to."""

from collections.abc import Sequence

from chassis.transaction import Transaction
from nipr_adapter.domain.spending import month_of
from nipr_adapter.store.ledger import LedgerStore, Spent


async def read_spending(
    tx: Transaction, *, period: str | None = None
) -> Sequence[Spent]:
    """Sum up a month such as 2026-11, or else this one."""
    return await LedgerStore(tx).month(period or month_of(tx.now))
