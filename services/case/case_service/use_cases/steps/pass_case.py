"""Approve a case that no rule has anything against, without a reviewer."""

from case_service.domain.case_file import CaseFile
from case_service.domain.checks import has_exceptions
from case_service.domain.flags import flags
from case_service.domain.glance import glance
from case_service.domain.viewer import SYSTEM
from case_service.store.proposals import ProposalStore
from case_service.store.surroundings import SurroundingsStore
from case_service.use_cases.steps.issue_approval import issue_approval
from case_service.use_cases.steps.run_checks import run_checks
from chassis.transaction import Transaction


async def pass_case(tx: Transaction, file: CaseFile) -> None:
    """Approve if every check passes and nothing is flagged; else leave it (PEER-3).

    The case stays locked by whoever calls, so it cannot be claimed meanwhile.
    """
    # Released or not: while the producer may answer a notice, nobody decides (NEW-2).
    if await ProposalStore(tx).open_one(file.case) is not None:
        return
    around = await SurroundingsStore(tx).of(file.case)
    if has_exceptions(await run_checks(tx, file, around=around)):
        return
    if flags(
        glance(file),
        around,
        case=file.case,
        rules=file.facts.rules,
        today=file.facts.today,
    ):
        return
    if file.case.is_unclaimed_review:
        await issue_approval(tx, file, approved=file.case.pass_by_rule(), by=SYSTEM)
