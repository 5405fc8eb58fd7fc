"""A mail could not be delivered: was it a notice that somebody may still answer?"""

from uuid import UUID

from case_service.domain.history import Deed, entry
from case_service.domain.proposal import Stage
from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.store.proposals import ProposalStore
from chassis.transaction import Transaction
from contracts.words import MessageKind


async def note_lost_notice(
    tx: Transaction, *, kind: MessageKind, proposal_id: UUID | None
) -> None:
    """Tell the reviewer, for its clock runs on and nobody was told of it (NEW-2)."""
    if kind is not MessageKind.PRE_ADVERSE_NOTICE or proposal_id is None:
        return
    proposal = await ProposalStore(tx).one(proposal_id)
    # One that was withdrawn told of nothing that can still happen.
    if proposal.stage is not Stage.WITHDRAWN:
        lost = entry(Deed.NOTICE_UNDELIVERED, by=SYSTEM)
        await CaseStore(tx).write_history(proposal.case_id, lost)
