"""Erase the data of a case whose time is over."""

from case_service.domain.business_days import central_day
from case_service.domain.history import Deed, entry
from case_service.domain.retention import Periods, check_erasable
from case_service.domain.staff import Operator
from case_service.store.cases import CaseStore
from case_service.store.retention import RetentionStore
from chassis.transaction import Transaction
from contracts.case import CaseErased


async def erase_case(
    tx: Transaction, key: str, *, tenant: str, periods: Periods, by: Operator
) -> None:
    """Destroy a case's key, here and wherever it is heard of (NEW-16).

    Raises CaseNotFound, also for one that was erased, and NotErasable.
    """
    store = RetentionStore(tx)
    case = await store.lock(key, tenant=tenant)
    check_erasable(case.ended, periods, today=central_day(tx.now))
    who = by.acting_in(tenant)
    erased = entry(Deed.ERASED, by=who, name=by.login_name)
    await CaseStore(tx).write_history(case.id, erased)
    await store.erase(case)
    await tx.publish(CaseErased(occurred_at=tx.now, case_id=case.id))
