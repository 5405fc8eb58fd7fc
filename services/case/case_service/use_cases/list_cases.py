"""List cases."""

from case_service.domain.viewer import Viewer
from case_service.store.views import ListedCase, ViewStore
from chassis.transaction import Transaction


async def list_cases(tx: Transaction, *, by: Viewer) -> tuple[ListedCase, ...]:
    """List the cases that somebody may see, newest change first."""
    return await ViewStore(tx).visible_to(by)
