"""List the documents that were asked for and have not come."""

from case_service.domain.case import Case
from case_service.domain.wanted import Missing, still_missing
from case_service.store.reviews import ReviewStore
from case_service.store.wanted import WantedStore
from chassis.transaction import Transaction


async def list_missing(tx: Transaction, case: Case) -> tuple[Missing, ...]:
    """Give what the newest request for information asks for and is not there."""
    reviews = ReviewStore(tx)
    requests = await reviews.requests(case)
    if not requests:
        return ()
    last = requests[-1]
    return still_missing(
        kinds=last.wanted_documents,
        named=await WantedStore(tx).of_request(case.id, last.id),
        came=await reviews.kinds_since(case, since=last.asked_at),
    )
