"""Read the notice of a rejection that rests on a report."""

from dataclasses import dataclass
from datetime import datetime

from case_service.domain.proposal import Proposal
from case_service.domain.rules import Deadline
from case_service.domain.status import Action
from case_service.domain.viewer import Viewer
from case_service.store.background import Agreed, BackgroundCheck, BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.proposals import Obtained, ProposalStore
from case_service.use_cases.steps.read_answer_time import read_answer_time
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Notice:
    """A proposed rejection with the reports; `background` where it rests on it.

    One that `stands` can still lead to a decision, or has; it waits by the rule
    `answer_time`.
    """

    proposal: Proposal
    report: Obtained
    background: BackgroundCheck | None
    agreed: Agreed | None
    stands: bool
    answer_time: Deadline | None
    read_at: datetime

    @property
    def can_dispute(self) -> bool:
        """Tell whether the producer can still say that the report is wrong."""
        return self.stands and self.proposal.can_dispute(self.read_at)


async def read_notice(tx: Transaction, ref: Ref, *, by: Viewer) -> Notice:
    """Give the case's newest notice; a recruiter's eyes are not for it."""
    case = (await CaseFileStore(tx).read(ref, by=by)).case
    proposals, checks = ProposalStore(tx), BackgroundStore(tx)
    proposal = await proposals.of(case)
    stands = case.allows(Action.REJECT) or not proposal.is_open
    return Notice(
        proposal,
        await proposals.report(case),
        background=await checks.check(case) if proposal.sources.agency else None,
        agreed=await checks.authorization(case),
        stands=stands,
        answer_time=await read_answer_time(tx, proposal) if stands else None,
        read_at=tx.now,
    )
