"""Take the file of invitations to go on with."""

from case_service.store.imports import Import, ImportStore
from chassis.transaction import Transaction


async def claim_import(tx: Transaction) -> Import | None:
    """Give the file that waits longest, or None; nobody else has it until the end."""
    file = await ImportStore(tx).claim()
    if file is None:
        tx.be_quiet()
    return file
