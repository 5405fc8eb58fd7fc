"""Send an invitation once more."""

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore, Ref
from chassis.refusal import Refused
from chassis.transaction import Transaction
from contracts.case import InvitationResent

_OVER = frozenset({Status.REJECTED, Status.WITHDRAWN, Status.EXPIRED})


class NotResendable(Refused):
    """The invitation cannot go out again."""

    def __init__(self, sentence: str) -> None:
        super().__init__("not_allowed", sentence)


async def resend_invitation(tx: Transaction, ref: Ref, *, by: Viewer) -> Case:
    """Have the invitation mailed again; account and case stay the same (INV-4)."""
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=by)
    if case.status in _OVER:
        raise NotResendable(
            f"This case is {case.status}: invite the producer anew instead."
        )
    # There is no older password to replace: the first mail is still to come.
    if case.producer_id is None:
        raise NotResendable(
            "The account of this producer is still being made and its first "
            "invitation has not gone out yet. Try again in a minute."
        )
    resend = await cases.count_resend(case)
    await cases.write_history(case.id, entry(Deed.INVITATION_RESENT, by=by))
    await tx.publish(
        InvitationResent(
            occurred_at=tx.now,
            case_id=case.id,
            account_id=case.producer_id,
            resend=resend,
        )
    )
    return case
