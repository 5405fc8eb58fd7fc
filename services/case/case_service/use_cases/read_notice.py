"""Read the notice of a rejection that rests on a report."""

from dataclasses import dataclass

from case_service.domain.proposal import Proposal
from case_service.domain.viewer import Viewer
from case_service.store.background import Agreed, BackgroundStore, Standing
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.proposals import Obtained, ProposalStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Notice:
    """A proposed rejection with the reports; `background` where it rests on it."""

    proposal: Proposal
    report: Obtained
    background: Standing | None
    agreed: Agreed | None


async def read_notice(tx: Transaction, ref: Ref, *, by: Viewer) -> Notice:
    """Give the case's newest notice; a recruiter's eyes are not for it."""
    case = (await CaseFileStore(tx).read(ref, by=by)).case
    proposals, checks = ProposalStore(tx), BackgroundStore(tx)
    proposal = await proposals.of(case)
    return Notice(
        proposal,
        await proposals.report(case),
        background=await checks.standing(case) if proposal.sources.agency else None,
        agreed=await checks.authorization(case),
    )
