"""Read what came of every line of a file of invitations."""

from uuid import UUID

from case_service.domain.invitation_file import MOST_LINES
from case_service.domain.viewer import Viewer
from case_service.store.imports import ImportStore, KeptLine, LineState
from chassis.transaction import Transaction


async def read_import_result(
    tx: Transaction, import_id: UUID, *, by: Viewer
) -> tuple[KeptLine, ...]:
    """Give all lines of a recruiter's own file."""
    store = ImportStore(tx)
    file = await store.find(import_id, tenant=by.tenant, by=by.account_id)
    return await store.lines(file, LineState, after=0, limit=MOST_LINES)
