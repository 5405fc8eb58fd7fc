"""Take the next call that may be made."""

from datetime import datetime, timedelta

from chassis.logging import logger
from chassis.transaction import Transaction

from nipr_adapter.domain.call import Call, CallKind
from nipr_adapter.domain.spending import Budget, month_of
from nipr_adapter.store.calls import CallStore
from nipr_adapter.store.ledger import LedgerStore
from nipr_adapter.store.queue import QueueState, QueueStore

log = logger(__name__)


async def claim_call(
    tx: Transaction,
    kind: CallKind,
    *,
    budget: Budget,
    lease: timedelta,
    credentials_changed_at: datetime,
) -> Call | None:
    """Reserve the call that has waited longest; None when there is none to be made.

    A paused queue goes on when the credentials were replaced since. Under the lock of
    the queue no two workers can both take the month's last call.
    """
    queue = await QueueStore(tx).lock()
    if queue.is_paused(credentials_changed_at=credentials_changed_at):
        return None
    calls = CallStore(tx)
    call = await calls.lock_next_due(kind)
    if call is None or not await _is_affordable(tx, queue, budget):
        return None
    claimed = call.claim(at=tx.now, lease=lease)
    await calls.save(claimed)
    return claimed


async def _is_affordable(tx: Transaction, queue: QueueState, budget: Budget) -> bool:
    period = month_of(tx.now)
    paid = await LedgerStore(tx).count_paid(period)
    about_to_begin = await CallStore(tx).count_claimed(at=tx.now)
    if paid + about_to_begin < budget.calls_a_month:
        return True
    if queue.cap_reached_in != period:
        log.error("monthly cap of NIPR calls reached", period=period, paid=paid)
        await QueueStore(tx).note_cap(period)
    return False
