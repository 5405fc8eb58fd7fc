"""Keep NIPR's facts, from which General is filled in."""

from dataclasses import replace

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.findings import against
from case_service.domain.history import Deed, entry
from case_service.domain.people import spelt
from case_service.domain.prefill import prefill
from case_service.domain.record import Record
from case_service.domain.report import Report
from case_service.domain.returning import Earlier, carried_over, is_same_mailbox
from case_service.domain.viewer import SYSTEM
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore
from case_service.store.glances import GlanceStore
from case_service.store.start import StartStore
from case_service.store.views import ViewStore
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
    record = replace(_record(file, report), earlier=await _earlier(tx, file))
    await StartStore(tx).put_record(
        case, report_id=wish.subject_id, record=record, report=report
    )
    await GlanceStore(tx).keep(replace(file, record=record))


async def _earlier(tx: Transaction, file: CaseFile) -> Earlier | None:
    """Give what the same person gave before, and note on that case that it was read."""
    for case_id in await StartStore(tx).ended_before(file.case):
        before = await CaseFileStore(tx).read(case_id, by=SYSTEM)
        answers = carried_over(before.answers)
        if answers and is_same_mailbox(before.invitee, file.invitee):
            detail = "General and E&O, for a new application"
            await CaseStore(tx).write_history(
                case_id, entry(Deed.READ, by=SYSTEM, detail=detail)
            )
            dates = (await ViewStore(tx).frame(before.case)).dates
            ended_on = central_day(dates.decided_at or dates.changed_at)
            return Earlier(before.case.key, ended_on, answers)
    return None


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
