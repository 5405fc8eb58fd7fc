"""Find the calls whose worker died while NIPR was asked."""

from chassis.transaction import Transaction
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.store.calls import CallStore
from nipr_adapter.use_cases.settle_call import settle_call

_LOST = Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "worker_lost")


async def abandon_calls(tx: Transaction) -> None:
    """Hand them to a person: they may have been carried out and paid for."""
    for call in await CallStore(tx).lock_abandoned():
        await settle_call(tx, call.id, verdict=_LOST)
