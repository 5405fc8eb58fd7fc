"""Keep a case for as long as a matter needs it."""

from case_service.domain.history import Deed, entry
from case_service.domain.retention import checked_reference
from case_service.domain.staff import Operator
from case_service.store.cases import CaseStore
from case_service.store.retention import RetentionStore
from chassis.transaction import Transaction


async def hold_case(
    tx: Transaction, key: str, *, tenant: str, reference: str, by: Operator
) -> bool:
    """Place a legal hold: nobody erases the case (NEW-16); False if there is one."""
    store, checked = RetentionStore(tx), checked_reference(reference)
    case = await store.lock(key, tenant=tenant)
    if not await store.hold(case, reference=checked, by=by.login_name):
        return False
    who = by.acting_in(tenant)
    placed = entry(Deed.HELD, by=who, name=by.login_name, detail=checked)
    await CaseStore(tx).write_history(case.id, placed)
    return True
