"""What the identity service hears."""

from chassis.subscriptions import Subscriptions
from chassis.transaction import Transaction
from contracts import case
from identity_service.use_cases.erase_account import erase_account
from identity_service.use_cases.note_invitation import note_invitation
from identity_service.use_cases.note_resending import note_resending
from identity_service.use_cases.note_withdrawal import note_withdrawal


async def on_invitation_issued(tx: Transaction, event: case.InvitationIssued) -> None:
    """An invited producer needs an account."""
    await note_invitation(tx, case_id=event.case_id, tenant=event.tenant)


async def on_invitation_resent(tx: Transaction, event: case.InvitationResent) -> None:
    """The temporary password of the lost mail stops working."""
    await note_resending(tx, account_id=event.account_id, resent_at=event.occurred_at)


async def on_case_withdrawn(tx: Transaction, event: case.CaseWithdrawn) -> None:
    """An invitation that was taken back needs no account."""
    await note_withdrawal(tx, case_id=event.case_id)


async def on_invitation_expired(tx: Transaction, event: case.InvitationExpired) -> None:
    """An invitation that has ended needs no account either."""
    await note_withdrawal(tx, case_id=event.case_id)


async def on_case_erased(tx: Transaction, event: case.CaseErased) -> None:
    """Whose case is erased has no account any more."""
    await erase_account(tx, case_id=event.case_id)


SUBSCRIPTIONS: Subscriptions = {
    case.TOPIC: {
        case.InvitationIssued: on_invitation_issued,
        case.InvitationResent: on_invitation_resent,
        case.CaseWithdrawn: on_case_withdrawn,
        case.InvitationExpired: on_invitation_expired,
        case.CaseErased: on_case_erased,
    },
}
