"""The producer's account was unlocked."""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore
from chassis.transaction import Transaction


async def note_unlocking(
    tx: Transaction, *, case_id: UUID | None, by_account: UUID | None
) -> None:
    """Write it into the history of the case that the account belongs to, if any."""
    if case_id is None:
        return
    by = Viewer(frozenset({"support"}), account_id=by_account)
    await CaseStore(tx).write_history(case_id, entry(Deed.ACCOUNT_UNLOCKED, by=by))
