"""Let the time of a case run again."""

from case_service.domain.history import Deed, entry
from case_service.domain.staff import Operator
from case_service.store.cases import CaseStore
from case_service.store.retention import RetentionStore
from chassis.transaction import Transaction


async def lift_hold(tx: Transaction, key: str, *, tenant: str, by: Operator) -> bool:
    """Lift the legal hold of a case (NEW-16); False if there is none."""
    store = RetentionStore(tx)
    case = await store.lock(key, tenant=tenant)
    if not await store.lift(case):
        return False
    who = by.acting_in(tenant)
    lifted = entry(Deed.HOLD_LIFTED, by=who, name=by.login_name)
    await CaseStore(tx).write_history(case.id, lifted)
    return True
