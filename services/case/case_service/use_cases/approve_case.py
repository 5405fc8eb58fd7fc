"""Approve a case."""

from collections.abc import Iterable

from case_service.domain.background_check import BackgroundCheckPending, Outcome
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.checks import Checked, accepted
from case_service.domain.flags import coverage
from case_service.domain.history import Deed, entry
from case_service.domain.invitation_terms import Terms
from case_service.domain.review import Act, DocumentsMissing, NotSigned
from case_service.domain.verdicts import check_acceptable
from case_service.store.background import BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from case_service.store.surroundings import SurroundingsStore
from case_service.store.verdicts import VerdictStore
from case_service.use_cases.steps.issue_approval import issue_approval
from case_service.use_cases.steps.run_checks import run_checks
from chassis.transaction import Transaction


async def approve_case(tx: Transaction, ref: Ref, *, act: Act, terms: Terms) -> Case:
    """Approve, unless a limit, a paper that is missing or a verdict speaks against it.

    So may a second packet or the do-not-contract list, as the operator's terms say.
    """
    case = await CaseStore(tx).lock(ref, by=act.by)
    await ProposalStore(tx).check_none_open(case)
    file = await CaseFileStore(tx).read(case.id, by=act.by)
    approved = case.approve(
        by=act.account_id,
        version=act.version,
        coverage=coverage(file.answers, file.facts.rules),
    )
    around = await SurroundingsStore(tx).of(case)
    checked = await run_checks(tx, file, around=around)
    await _check(tx, file, checked)
    around.screened.check(terms)
    # Who approves in spite of an exception has seen it: the history says which.
    if listed := accepted(checked):
        await CaseStore(tx).write_history(
            case.id,
            entry(Deed.EXCEPTIONS_ACCEPTED, by=act.by, name=act.name, detail=listed),
        )
    await issue_approval(tx, file, approved=approved, by=act.by, name=act.name)
    return approved


async def _check(tx: Transaction, file: CaseFile, checked: Iterable[Checked]) -> None:
    # Both once more: a request for information may have replaced the page since
    # Submit, and word of a void packet may come after it.
    failed = {one.check.code for one in checked if one.exceptions}
    if "declaration_page" in failed:
        raise DocumentsMissing
    if "packet_signed" in failed:
        raise NotSigned
    check = await BackgroundStore(tx).check(file.case)
    if check and check.holds_approval and check.outcome is Outcome.PENDING:
        raise BackgroundCheckPending
    given = await VerdictStore(tx).given(file.case)
    check_acceptable(given, review_round=file.case.review_round)
