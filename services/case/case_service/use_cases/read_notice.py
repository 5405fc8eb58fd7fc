"""Read the notice of a rejection that rests on NIPR's report."""

from dataclasses import dataclass

from case_service.domain.proposal import Proposal
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.proposals import Obtained, ProposalStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Notice:
    """A proposed rejection with the copy of the report that it rests on."""

    proposal: Proposal
    report: Obtained


async def read_notice(tx: Transaction, ref: Ref, *, by: Viewer) -> Notice:
    """Give the case's newest notice; a recruiter's eyes are not for it."""
    case = (await CaseFileStore(tx).read(ref, by=by)).case
    proposals = ProposalStore(tx)
    return Notice(await proposals.of(case), await proposals.report(case))
