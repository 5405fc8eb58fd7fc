"""Go on later with a file of invitations that failed."""

from datetime import timedelta
from uuid import UUID

from case_service.store.imports import ImportStore
from chassis.transaction import Transaction

_WAIT = timedelta(minutes=1)


async def postpone_import(tx: Transaction, import_id: UUID) -> None:
    """Let other files go first for a while."""
    tx.be_quiet()
    await ImportStore(tx).postpone(import_id, until=tx.now + _WAIT)
