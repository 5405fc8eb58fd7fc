"""Tell several matches in NIPR apart."""

from case_service.domain import narrowing
from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.faulty import Faulty
from case_service.domain.history import Deed, entry
from case_service.domain.start import NotAmbiguous, Start, check_starting, start_state
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.start import StartStore
from case_service.store.wishes import WishKind, WishStore
from chassis.transaction import Transaction


async def narrow_down(
    tx: Transaction, ref: Ref, *, by: Viewer, resident_state: str, birth_year: str
) -> Case:
    """Have the one match picked that lives in this state and was born in this year."""
    cases, start = CaseStore(tx), StartStore(tx)
    case = await cases.lock(ref, by=by)
    check_starting(case)
    in_use = await start.lookup_in_use(case)
    if in_use is None or (
        start_state(in_use.progress, now=tx.now) is not Start.AMBIGUOUS
    ):
        raise NotAmbiguous
    today = central_day(tx.now)
    if found := narrowing.problems(resident_state, birth_year, today=today):
        raise Faulty("narrowing_refused", found)
    await WishStore(tx).add(
        case,
        WishKind.NARROWING,
        subject_id=in_use.lookup_id,
        details={
            "resident_state": resident_state.strip(),
            "birth_year": birth_year.strip(),
        },
    )
    await cases.write_history(case.id, entry(Deed.NARROWED_DOWN, by=by))
    return case
