"""Claim a case for review."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.store.cases import CaseStore, Ref
from chassis.transaction import Transaction


async def claim_case(tx: Transaction, ref: Ref, *, act: Act) -> Case:
    """Take the case, so that no colleague does the same work (REV-1)."""
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=act.by)
    claimed = case.claim(by=act.account_id, name=act.name, version=act.version)
    await cases.save(claimed, entry=entry(Deed.CLAIMED, by=act.by, name=act.name))
    return claimed
