"""Answer the producer's dispute of a consumer report."""

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.review import Act
from case_service.domain.typed import paragraphs
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.case_rejections import DisputeAnswered


async def answer_dispute(tx: Transaction, ref: Ref, *, act: Act, answer: str) -> Case:
    """Say what came of it; the clock goes on from here (NEW-2)."""
    cases, proposals = CaseStore(tx), ProposalStore(tx)
    case = (await cases.lock(ref, by=act.by)).judge(
        by=act.account_id, version=act.version
    )
    proposal = (await proposals.of(case)).answered(
        paragraphs("answer", answer), at=tx.now
    )
    await proposals.save(proposal)
    answered = entry(Deed.DISPUTE_ANSWERED, by=act.by, name=act.name)
    await cases.write_history(case.id, answered, note=proposal.answer)
    await tx.publish(
        DisputeAnswered(
            occurred_at=tx.now,
            case_id=case.id,
            proposal_id=proposal.id,
            decides_on=central_day(proposal.decides_at),
        )
    )
    return case
