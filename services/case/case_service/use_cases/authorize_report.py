"""Take the producer's authorization of the PDB report."""

from case_service.domain.authorization import (
    AlreadyAuthorized,
    NobodyFound,
    RecordChanged,
    check_agreed,
)
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.start import Start, check_starting, start_state
from case_service.domain.typed import one_line
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.start import Consent, LookupInUse, StartStore
from chassis.transaction import Transaction
from contracts.api.case_start import Authorize
from contracts.case import PdbReportAuthorized
from contracts.ids import uuid7


async def authorize_report(
    tx: Transaction, ref: Ref, *, by: Viewer, consent: Authorize
) -> Case:
    """Record text version, time and origin of the consent; then the report is due.

    A consent whose report was given up stays on record beside the one that follows it.
    """
    cases, start = CaseStore(tx), StartStore(tx)
    case = await cases.lock(ref, by=by)
    check_starting(case)
    in_use = _found(await start.lookup_in_use(case), tx, shown=consent.lookup_id)
    check_agreed(agreed=consent.agreed, text_version=consent.text_version)
    given = Consent(
        id=uuid7(),
        lookup_id=in_use.lookup_id,
        text_version=consent.text_version,
        given_by=by.account_id,
        address=consent.address,
        user_agent=one_line(consent.user_agent),
    )
    await start.retire_consent(case)
    if not await start.add_consent(case, given):
        raise AlreadyAuthorized
    await cases.write_history(
        case.id, entry(Deed.REPORT_AUTHORIZED, by=by, detail=given.text_version)
    )
    await tx.publish(
        PdbReportAuthorized(
            occurred_at=tx.now,
            case_id=case.id,
            authorization_id=given.id,
            lookup_id=given.lookup_id,
        )
    )
    return case


def _found(in_use: LookupInUse | None, tx: Transaction, *, shown: str) -> LookupInUse:
    if in_use is None:
        raise NobodyFound
    state = start_state(in_use.progress, now=tx.now)
    is_due = state in (Start.FOUND, Start.AUTHORIZE_AGAIN)
    if in_use.progress.authorized_at is not None and not is_due:
        raise AlreadyAuthorized
    # Another window may have found somebody else: the tick was not about them.
    if shown != str(in_use.lookup_id):
        raise RecordChanged
    if not is_due:
        raise NobodyFound
    return in_use
