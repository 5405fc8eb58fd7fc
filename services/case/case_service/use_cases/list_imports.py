"""List files of invitations."""

from case_service.domain.viewer import Viewer
from case_service.store.imports import Import, ImportStore
from chassis.transaction import Transaction

_MOST = 10


async def list_imports(tx: Transaction, *, by: Viewer) -> tuple[Import, ...]:
    """Give a recruiter's newest files."""
    return await ImportStore(tx).latest(tenant=by.tenant, by=by.account_id, limit=_MOST)
