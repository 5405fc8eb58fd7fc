"""Tell notifications what a reviewer asked for."""

from uuid import UUID

from case_service.store.reviews import InfoRequest, ReviewStore
from chassis.transaction import Transaction


async def read_info_text(tx: Transaction, *, request_id: UUID) -> InfoRequest:
    """Give a request for information."""
    return await ReviewStore(tx).request(request_id)
