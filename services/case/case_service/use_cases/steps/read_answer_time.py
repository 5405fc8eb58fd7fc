"""Read the rule by which an announced rejection waits."""

from case_service.domain.proposal import Proposal, answer_time
from case_service.domain.rule_kind import EVERYWHERE, RuleKind
from case_service.domain.rules import Deadline
from case_service.store.rules import RuleStore
from chassis.transaction import Transaction


async def read_answer_time(
    tx: Transaction, proposal: Proposal | None
) -> Deadline | None:
    """Give the rule of the day of the notice; None where nothing waits."""
    if proposal is None or not proposal.is_open:
        return None
    changes = await RuleStore(tx).of(RuleKind.WAIT, EVERYWHERE)
    return answer_time(proposal, changes)
