"""Write the ledger row of a call that is about to be made."""

from datetime import timedelta

from chassis.transaction import Transaction
from nipr_adapter.domain.call import Call
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.domain.spending import Budget
from nipr_adapter.store.answers import AnswerStore
from nipr_adapter.store.calls import CallStore
from nipr_adapter.store.ledger import Earlier, LedgerStore


async def begin_call(
    tx: Transaction, call: Call, *, budget: Budget, lease: timedelta
) -> Verdict | None:
    """Allow the call; a verdict says that an earlier one has answered it already.

    From here on the call may have been made, so if nobody settles it a person must.
    """
    ledger, calls = LedgerStore(tx), CallStore(tx)
    cents = budget.estimate(call.kind)
    begun = (await calls.lock(call.id)).begin(at=tx.now, lease=lease)
    earlier = await ledger.open(begun, cents=cents)
    while earlier and await _was_given_up(tx, earlier):
        # An operator has settled it, so the producer is not bound to it all month.
        begun = begun.after_given_up()
        earlier = await ledger.open(begun, cents=cents)
    if earlier and earlier.billing is not Billing.NOT_BILLED:
        return await _verdict_of(tx, earlier, call)
    if earlier:
        await ledger.reopen(earlier.row, call)
    await calls.save(begun)
    return None


async def _was_given_up(tx: Transaction, earlier: Earlier) -> bool:
    """Tell whether the call was paid for and an operator closed it unanswered."""
    if earlier.billing is not Billing.BILLED:
        return False
    return (await CallStore(tx).read(earlier.call_id)).was_given_up


async def _verdict_of(tx: Transaction, earlier: Earlier, call: Call) -> Verdict:
    """Give the same answer again, without paying for it again."""
    before = await CallStore(tx).read(earlier.call_id)
    if before.is_under_way or before.outcome is None:
        # Its answer will be this call's too.
        return Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, "earlier_call_open")
    if before.outcome is Outcome.FOUND:
        await AnswerStore(tx).copy_report(before.id, call)
    return Verdict(before.outcome, earlier.billing, before.reason)
