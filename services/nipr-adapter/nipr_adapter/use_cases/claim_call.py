"""Take the next call that may be made."""

from datetime import datetime, timedelta

import structlog
from prometheus_client import Counter

from chassis.transaction import Transaction
from nipr_adapter.domain.call import Call, CallKind
from nipr_adapter.domain.spending import Budget, month_of
from nipr_adapter.store.calls import CallStore
from nipr_adapter.store.ledger import LedgerStore
from nipr_adapter.store.queue import QueueStore

log = structlog.get_logger(__name__)

CAP_REACHED = Counter(
    "producerpro_nipr_cap_reached", "Times that the monthly cap stopped calls to NIPR"
)


async def claim_call(
    tx: Transaction,
    kind: CallKind,
    *,
    budget: Budget,
    lease: timedelta,
    credentials_changed_at: datetime,
    at_once: int,
) -> Call | None:
    """Reserve the call that has waited longest; None when there is none to be made.

    A queue that was paused because NIPR refused the credentials goes on when they were
    replaced since. Where nothing is to be done nothing is locked.

    `at_once` holds for all workers together: NIPR sees one customer.
    """
    tx.be_quiet()
    calls, queue = CallStore(tx), QueueStore(tx)
    state = await queue.read()
    if state.is_paused(credentials_changed_at=credentials_changed_at):
        return None
    if not await calls.has_due(kind):
        return None
    if not await _is_affordable(tx, budget, noted=state.cap_reached_in):
        return None
    await queue.lock()
    # Asked under the lock: two workers must not both take the last call or place.
    if await calls.count_under_way(at=tx.now) >= at_once:
        return None
    call = await calls.lock_next_due(kind)
    if call is None or not await _is_affordable(tx, budget, noted=None):
        return None
    if state.paused_at is not None:
        # The credentials were replaced: whoever asks is told that calls go on.
        await queue.resume()
    claimed = call.claim(at=tx.now, lease=lease)
    await calls.save(claimed)
    return claimed


async def _is_affordable(tx: Transaction, budget: Budget, *, noted: str | None) -> bool:
    """Hold the month's paid calls against the cap; the first refusal is an alarm."""
    period = month_of(tx.now)
    paid = await LedgerStore(tx).count_paid(period)
    about_to_begin = await CallStore(tx).count_claimed(at=tx.now)
    if paid + about_to_begin < budget.calls_a_month:
        return True
    if noted != period:
        CAP_REACHED.inc()
        log.error("monthly cap of NIPR calls reached", period=period, paid=paid)
        await QueueStore(tx).note_cap(period)
    return False
