"""Note that somebody of support looks into a case."""

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from chassis.transaction import Transaction


async def note_opening(tx: Transaction, ref: Ref, *, by: Viewer) -> None:
    """Write it into the history, once for each person in half a day.

    Who reviews claims the case, which is written too; support reads without a claim.
    """
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=by)
    await cases.write_history_once(case.id, entry(Deed.OPENED, by=by))
    tx.be_quiet()
