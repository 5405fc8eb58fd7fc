"""What the adapter hears."""

from chassis.subscriptions import Subscriptions
from chassis.transaction import Transaction
from contracts import case
from contracts.case import (
    CaseErased,
    CaseWithdrawn,
    PdbLookupRequested,
    PdbReportAuthorized,
)
from nipr_adapter.use_cases.drop_calls import drop_calls
from nipr_adapter.use_cases.request_lookup import request_lookup
from nipr_adapter.use_cases.request_report import request_report


async def on_pdb_lookup_requested(tx: Transaction, event: PdbLookupRequested) -> None:
    """Wish for the hit list."""
    await request_lookup(tx, case_id=event.case_id, lookup_id=event.lookup_id)


async def on_pdb_report_authorized(tx: Transaction, event: PdbReportAuthorized) -> None:
    """Wish for the report."""
    await request_report(
        tx,
        case_id=event.case_id,
        lookup_id=event.lookup_id,
        authorization_id=event.authorization_id,
    )


async def on_case_withdrawn(tx: Transaction, event: CaseWithdrawn) -> None:
    """Let go of what was not asked yet."""
    await drop_calls(tx, case_id=event.case_id)


async def on_case_erased(tx: Transaction, event: CaseErased) -> None:
    """Make what NIPR said unreadable, the documents in the bucket too."""
    await tx.destroy_key(event.case_id)


SUBSCRIPTIONS: Subscriptions = {
    case.TOPIC: {
        PdbLookupRequested: on_pdb_lookup_requested,
        PdbReportAuthorized: on_pdb_report_authorized,
        CaseWithdrawn: on_case_withdrawn,
        CaseErased: on_case_erased,
    },
}
