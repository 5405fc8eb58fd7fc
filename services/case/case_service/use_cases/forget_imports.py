"""Forget files of invitations that nobody needs any more."""

from datetime import timedelta

from case_service.store.imports import ImportStore
from chassis.transaction import Transaction

_KEPT = timedelta(days=30)


async def forget_imports(tx: Transaction) -> None:
    """Drop old files with the keys of their lines: they hold names and addresses."""
    tx.be_quiet()
    await ImportStore(tx).forget(before=tx.now - _KEPT)
