"""Keep NIPR's facts, from which General is filled in."""

from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.findings import against
from case_service.domain.people import spelt
from case_service.domain.prefill import prefill
from case_service.domain.record import Record
from case_service.domain.report import Report
from case_service.domain.viewer import SYSTEM
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from case_service.store.start import StartStore
from case_service.store.wishes import Wish, WishStore
from chassis.transaction import Transaction


async def keep_report(tx: Transaction, wish: Wish, *, report: Report) -> None:
    """Keep the report, sealed; the tabs open, and General shows what NIPR has.

    A wish that somebody else has fulfilled meanwhile changes nothing.
    """
    case = await CaseStore(tx).lock(wish.case_id, by=SYSTEM)
    if await WishStore(tx).fulfil(wish):
        await _keep(tx, case, wish, report=report)


async def _keep(tx: Transaction, case: Case, wish: Wish, *, report: Report) -> None:
    file = await CaseFileStore(tx).read(case.id, by=SYSTEM)
    record = _record(file, report)
    await StartStore(tx).put_record(
        case, report_id=wish.subject_id, record=record, report=report
    )


def _record(file: CaseFile, report: Report) -> Record:
    resident_state = file.identity.resident_state if file.identity else ""
    filled = prefill(report, resident_state=resident_state)
    email = filled.values.get("email") or file.invitee.email
    return Record(
        name=spelt(report.name, invitee=file.invitee),
        as_of=report.as_of,
        licenses=report.licenses,
        regulatory_actions=report.regulatory_actions,
        prefilled=filled.values | {"email": email},
        origins=filled.origins,
        findings=against(report.findings),
    )
