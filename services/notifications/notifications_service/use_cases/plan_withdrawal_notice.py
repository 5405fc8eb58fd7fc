"""A case was withdrawn, and its producer may not know."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.words import Role
from notifications_service.domain.planned import Occasion
from notifications_service.store.messages import MessageStore
from notifications_service.use_cases.plan_message import plan_message


async def plan_withdrawal_notice(
    tx: Transaction, *, case_id: UUID, by_role: Role
) -> None:
    """Have the producer told, once per case, unless they did it themselves (REV-7).

    Who was never written to has no account and knows of no case: they hear nothing. An
    invitation that still waits is not sent any more.
    """
    if by_role == "producer" or not await MessageStore(tx).may_have_come(case_id):
        return
    occasion = Occasion(case_id, None, version="1")
    await plan_message(tx, because="CaseWithdrawn", occasion=occasion)
