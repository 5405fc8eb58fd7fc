"""Reject a case."""

from case_service.domain.case import Case
from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.speaking_reports import asks_about_report
from case_service.domain.status import Action
from case_service.domain.typed import paragraphs
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from case_service.store.surroundings import SurroundingsStore
from case_service.use_cases.steps.forget_closed import forget_closed
from case_service.use_cases.steps.run_checks import run_checks
from chassis.transaction import Transaction
from contracts.case import CaseRejected


async def reject_case(
    tx: Transaction, ref: Ref, *, act: Act, reason: str, has_answered: bool
) -> Case:
    """Refuse the case with a reason that the producer can read (REV-6).

    `has_answered` tells that the reviewer said it does not rest on a report.
    """
    cases = CaseStore(tx)
    case = (await cases.lock(ref, by=act.by)).act_with_reason(
        Action.REJECT, by=act.account_id, version=act.version, reason=reason
    )
    await ProposalStore(tx).check_none_open(case)
    if not has_answered:
        await _check_not_asked(tx, case, by=act.by)
    why = paragraphs("reason", reason)
    told = entry(Deed.REJECTED, by=act.by, name=act.name)
    await cases.save(case, entry=told, note=why)
    await cases.keep_reason(case, why)
    await forget_closed(tx, case)
    await tx.publish(CaseRejected(occurred_at=tx.now, case_id=case.id))
    return case


async def _check_not_asked(tx: Transaction, case: Case, *, by: Viewer) -> None:
    # A box left unticked must not cost the producer the notice that the law grants.
    file = await CaseFileStore(tx).read(case.id, by=by)
    around = await SurroundingsStore(tx).of(case)
    if asks_about_report(await run_checks(tx, file, around=around)):
        raise InvalidRequest(
            "rests_on_report",
            "A report about the producer speaks against this case. Say whether the "
            "rejection rests on it: if it does, the producer gets a notice first.",
        )
