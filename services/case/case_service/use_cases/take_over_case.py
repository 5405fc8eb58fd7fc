"""Take a case over from a colleague."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act, take_over
from case_service.domain.typed import paragraphs
from case_service.store.cases import CaseStore, Ref
from chassis.transaction import Transaction


async def take_over_case(tx: Transaction, ref: Ref, *, act: Act, reason: str) -> Case:
    """Go on with the review of somebody who is away, with a reason (REV-1).

    The history keeps whose it was and why.
    """
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=act.by)
    taken = take_over(case, act=act, reason=reason)
    told = entry(
        Deed.TAKEN_OVER, by=act.by, name=act.name, detail=case.reviewer_name or ""
    )
    await cases.save(taken, entry=told, note=paragraphs("reason", reason))
    return taken
