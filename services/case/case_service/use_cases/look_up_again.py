"""Look for the producer under another last name."""

from case_service.domain.authorization import AlreadyAuthorized, NobodyFound
from case_service.domain.case import Case
from case_service.domain.faulty import Faulty
from case_service.domain.history import Deed, entry
from case_service.domain.lookup_limit import WITHIN, check_lookups
from case_service.domain.person_name import clean_name, name_problems
from case_service.domain.start import check_starting
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.start import StartStore
from chassis.transaction import Transaction
from contracts.case import PdbLookupRequested
from contracts.ids import uuid7


async def look_up_again(
    tx: Transaction, ref: Ref, *, by: Viewer, last_name: str
) -> Case:
    """Ask NIPR once more, under the name that stands on the license (HOME-3)."""
    cases, start = CaseStore(tx), StartStore(tx)
    case = await cases.lock(ref, by=by)
    check_starting(case)
    in_use = await start.lookup_in_use(case)
    if in_use is None:
        raise NobodyFound
    if in_use.progress.authorized_at is not None:
        raise AlreadyAuthorized
    name = clean_name(last_name)
    label = "last name that stands on your license"
    if found := name_problems("last_name", name, label):
        raise Faulty("last_name_refused", found)
    check_lookups(await start.lookups_since(case, tx.now - WITHIN))
    lookup_id = uuid7()
    await start.add_lookup(case, lookup_id=lookup_id, last_name=name)
    await start.use_lookup(case, lookup_id=lookup_id)
    await cases.write_history(case.id, entry(Deed.LOOKED_UP_AGAIN, by=by))
    await tx.publish(
        PdbLookupRequested(occurred_at=tx.now, case_id=case.id, lookup_id=lookup_id)
    )
    return case
