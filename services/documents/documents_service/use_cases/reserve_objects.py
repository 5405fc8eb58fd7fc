"""Reserve names for objects before they are written, so that none is left behind."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.clients.archive import Archive, Place
from documents_service.store.cases import CaseStore


async def reserve_objects(
    tx: Transaction, *, case_id: UUID, archive: Archive, count: int
) -> tuple[Place, ...]:
    """Give places for so many objects of the case.

    A reservation that no row claims within a day is swept with its object.
    """
    cases, seal = CaseStore(tx), await tx.seal(case_id)
    places = tuple(Place(archive.new_name(case_id), seal) for _ in range(count))
    for place in places:
        await cases.reserve(place.name, bucket=archive.bucket)
    return places
