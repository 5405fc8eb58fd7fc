"""Give a claimed case back to the queue."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.store.cases import CaseStore, Ref
from chassis.transaction import Transaction


async def release_case(tx: Transaction, ref: Ref, *, act: Act) -> Case:
    """Let a colleague take the case (REV-1)."""
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=act.by)
    released = case.release(by=act.account_id, version=act.version)
    await cases.save(released, entry=entry(Deed.RELEASED, by=act.by, name=act.name))
    return released
