"""Record what came of a call."""

import structlog
from prometheus_client import Counter

from chassis.transaction import Transaction
from contracts.event import Event
from contracts.nipr import PdbLookupCompleted, PdbReportReceived
from contracts.words import NiprOutcome
from nipr_adapter.domain.call import Call, CallId
from nipr_adapter.domain.outcome import NO_CREDENTIALS, Outcome, Verdict
from nipr_adapter.store.calls import CallStore
from nipr_adapter.store.ledger import LedgerStore
from nipr_adapter.store.queue import QueueStore

log = structlog.get_logger(__name__)

# For whoever watches: unauthorized and unknown_billed wait for an operator, who finds
# them in the log as errors and by `producerpro nipr spending` and `unresolved`.
CALLS = Counter(
    "producerpro_nipr_calls", "Calls to NIPR by what came of them", ["kind", "outcome"]
)


async def settle_call(tx: Transaction, call_id: CallId, *, verdict: Verdict) -> None:
    """Keep the outcome, close the ledger row, and say so where it is news.

    A call that waits for another try says so once, not at each try.
    """
    calls = CallStore(tx)
    before = await calls.lock(call_id)
    call = before.settle(verdict, at=tx.now)
    await calls.save(call)
    await LedgerStore(tx).settle(call, verdict.billing)
    if verdict.outcome is Outcome.UNAUTHORIZED:
        # Not `now`: credentials that were replaced since the call began may be right.
        await QueueStore(tx).pause(asked_at=before.asked_at or tx.now)
    _report(call)
    if call.outcome is not before.outcome:
        await tx.publish(_announcement(tx, call, verdict.outcome))


def _announcement(tx: Transaction, call: Call, outcome: Outcome) -> Event:
    if call.authorization_id is None:
        return PdbLookupCompleted(
            occurred_at=tx.now,
            case_id=call.case_id,
            lookup_id=call.lookup_id,
            outcome=NiprOutcome(outcome),
        )
    return PdbReportReceived(
        occurred_at=tx.now,
        case_id=call.case_id,
        authorization_id=call.authorization_id,
        report_id=call.id,
        outcome=NiprOutcome(outcome),
    )


def _report(call: Call) -> None:
    """Count and log the outcome; what an operator must act on is an error."""
    CALLS.labels(call.kind, call.outcome).inc()
    alarming = call.outcome in {Outcome.UNAUTHORIZED, Outcome.UNKNOWN_BILLED}
    write = log.error if alarming or call.reason == NO_CREDENTIALS else log.info
    write(
        "NIPR call settled",
        call_id=str(call.id),
        kind=call.kind,
        outcome=call.outcome,
        reason=call.reason,
        attempts=call.attempts,
    )
