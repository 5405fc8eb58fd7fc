"""Note that somebody of support looks into a case."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def note_opening(tx: Transaction, *, case_id: UUID, by: Viewer) -> None:
    """Write it into the history, once for each person in half a day.

    Who reviews claims the case, which is written too; support reads without a claim.
    """
    await CaseStore(tx).write_history_once(case_id, entry(Deed.OPENED, by=by))
    tx.be_quiet()
