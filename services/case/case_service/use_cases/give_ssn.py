"""Take the producer's SSN and have NIPR asked who that is."""

from case_service.domain.authorization import AlreadyAuthorized
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.lookup_limit import WITHIN, check_lookups
from case_service.domain.ssn import Ssn
from case_service.domain.viewer import SYSTEM, Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.start import StartStore
from chassis.transaction import Transaction
from contracts.case import PdbLookupRequested
from contracts.ids import uuid7


async def give_ssn(
    tx: Transaction, ref: Ref, *, by: Viewer, ssn: Ssn, digest: bytes
) -> Case:
    """Keep the SSN, sealed, and request the look-up.

    It can be given again until the report is authorized: a slip of the finger may have
    found nobody, or somebody else.
    """
    cases, start = CaseStore(tx), StartStore(tx)
    case = await cases.lock(ref, by=by)
    in_use = await start.lookup_in_use(case)
    if in_use is not None and in_use.progress.authorized_at is not None:
        raise AlreadyAuthorized
    check_lookups(await start.lookups_since(case, tx.now - WITHIN))
    case = case.start()
    file = await CaseFileStore(tx).read(case.id, by=SYSTEM)
    lookup_id = uuid7()
    await start.add_lookup(case, lookup_id=lookup_id, last_name=file.invitee.last_name)
    await start.put_ssn(case, ssn, digest=digest, lookup_id=lookup_id)
    await cases.save(case, entry=entry(Deed.SSN_GIVEN, by=by))
    await tx.publish(
        PdbLookupRequested(occurred_at=tx.now, case_id=case.id, lookup_id=lookup_id)
    )
    return case
