"""Show what a month's calls came to, and whether more may be made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chassis.refusal import Unacceptable
from chassis.transaction import Transaction
from nipr_adapter.domain.spending import month_of
from nipr_adapter.store.ledger import LedgerStore, Spent
from nipr_adapter.store.queue import QueueState, QueueStore


class NotAMonth(Unacceptable):
    """The ledger is kept by months."""

    def __init__(self) -> None:
        super().__init__("not_a_month", "Name a month like 2026-11.")


@dataclass(frozen=True, slots=True)
class Spending:
    """A month of the ledger: `paid` counts the calls that are or may be paid for."""

    period: str
    spent: Sequence[Spent]
    paid: int
    queue: QueueState


async def read_spending(tx: Transaction, *, period: str | None = None) -> Spending:
    """Sum up a month such as 2026-11, or else this one. Raises NotAMonth."""
    month = period or month_of(tx.now)
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month, re.ASCII):
        raise NotAMonth
    ledger = LedgerStore(tx)
    return Spending(
        period=month,
        spent=await ledger.month(month),
        paid=await ledger.count_paid(month),
        queue=await QueueStore(tx).read(),
    )
