"""Take a proposed rejection back."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.case_rejections import RejectionProposalWithdrawn


async def withdraw_rejection(tx: Transaction, ref: Ref, *, act: Act) -> Case:
    """Let the review go on as if nothing had been announced (NEW-2)."""
    cases, proposals = CaseStore(tx), ProposalStore(tx)
    case = (await cases.lock(ref, by=act.by)).judge(
        by=act.account_id, version=act.version
    )
    proposal = (await proposals.of(case)).withdrawn()
    await proposals.save(proposal)
    await cases.write_history(
        case.id, entry(Deed.REJECTION_WITHDRAWN, by=act.by, name=act.name)
    )
    await tx.publish(
        RejectionProposalWithdrawn(
            occurred_at=tx.now, case_id=case.id, proposal_id=proposal.id
        )
    )
    return case
