"""Dispute what a consumer report says."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.typed import paragraphs
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.case_rejections import ReportDisputed


async def dispute_report(tx: Transaction, ref: Ref, *, by: Viewer, text: str) -> Case:
    """Keep what the producer says; nothing is decided until it is answered (NEW-2)."""
    cases, proposals = CaseStore(tx), ProposalStore(tx)
    case = await cases.lock(ref, by=by)
    proposal = (await proposals.of(case)).disputed(
        paragraphs("dispute", text), at=tx.now
    )
    case.check_disputable()
    await proposals.save(proposal)
    # The proposal keeps the last dispute only; the history keeps every one.
    disputed = entry(Deed.REPORT_DISPUTED, by=by)
    await cases.write_history(case.id, disputed, note=proposal.dispute)
    await tx.publish(
        ReportDisputed(occurred_at=tx.now, case_id=case.id, proposal_id=proposal.id)
    )
    return case
