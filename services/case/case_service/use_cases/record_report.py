"""Record what came of the authorized PDB report."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.start import GIVEN_UP
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.start import StartStore
from case_service.store.wishes import WishKind, WishStore
from chassis.transaction import Transaction


async def record_report(
    tx: Transaction,
    *,
    case_id: UUID,
    authorization_id: UUID,
    report_id: UUID,
    outcome: str,
) -> None:
    """Note the outcome; when the report is there, have it fetched."""
    cases = CaseStore(tx)
    case = await cases.lock(case_id, by=SYSTEM)
    await StartStore(tx).record_report_outcome(
        case, authorization_id=authorization_id, report_id=report_id, outcome=outcome
    )
    # By a job: the adapter is not called while the event's transaction is open.
    if outcome == "found":
        await WishStore(tx).add(case, WishKind.REPORT, subject_id=report_id)
    deed = Deed.REPORT_GIVEN_UP if outcome == GIVEN_UP else Deed.REPORT_RECEIVED
    await cases.write_history(case_id, entry(deed, by=SYSTEM, detail=outcome))
