"""Tell notifications what a reviewer asked for."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.wanted import placed_names
from case_service.store.reviews import InfoRequest, ReviewStore
from case_service.store.wanted import WantedStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class AskedText:
    """A request for information with the names of the documents that it wants."""

    request: InfoRequest
    documents: tuple[str, ...]


async def read_info_text(tx: Transaction, *, request_id: UUID) -> AskedText:
    """Give a request for information."""
    request = await ReviewStore(tx).request(request_id)
    named = await WantedStore(tx).of_request(request.case_id, request_id)
    placed = placed_names(request.wanted_documents)
    return AskedText(request, (*placed, *(one.name for one in named)))
