"""Send the invitations of a file that was checked."""

from uuid import UUID

from case_service.domain.viewer import Viewer
from case_service.store.imports import Import, ImportStore
from chassis.transaction import Transaction


async def confirm_import(tx: Transaction, import_id: UUID, *, by: Viewer) -> Import:
    """Let the job invite the people of a file; a second time changes nothing."""
    store = ImportStore(tx)
    file = await store.find(import_id, tenant=by.tenant, by=by.account_id)
    await store.confirm(file)
    return file
