"""Send an invitation once more."""

from case_service.domain.acting_role import in_their_role
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.invitation_terms import Terms
from case_service.domain.screening import NotInvitable
from case_service.domain.status import Status
from case_service.domain.viewer import SYSTEM, Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.digests import Digests
from case_service.store.invitees import InviteeStore
from case_service.use_cases.steps.screen_invitees import screen_invitees
from chassis.refusal import Refused
from chassis.transaction import Transaction
from contracts.case import InvitationIssued, InvitationResent


class NotResendable(Refused):
    """The invitation cannot go out again."""

    def __init__(self, sentence: str) -> None:
        super().__init__("not_allowed", sentence)


async def resend_invitation(
    tx: Transaction,
    ref: Ref,
    *,
    by: Viewer,
    by_name: str,
    terms: Terms,
    digests: Digests,
) -> Case:
    """Have the invitation mailed again; account and case stay the same (INV-4).

    One that was not used lasts as long as a new one, also when it had expired.
    """
    cases = CaseStore(tx)
    # Before the case itself, as whoever invites does: or two could wait for each other.
    await InviteeStore(tx).begin(by.tenant)
    case = await cases.lock(ref, by=by)
    sender = in_their_role(case, by)
    if not case.can_resend:
        raise NotResendable(
            f"This case is {case.status}: invite the producer anew instead."
        )
    if case.status is Status.EXPIRED:
        await _screen(tx, case, by=by, terms=terms, digests=digests)
        case = case.invite_again()
        await cases.save(case, entry=entry(Deed.INVITED_AGAIN, by=sender, name=by_name))
    # There is no older password to replace: the first mail is still to come.
    elif case.producer_id is None:
        raise NotResendable(
            "The account of this producer is still being made and its first "
            "invitation has not gone out yet. Try again in a minute."
        )
    again = entry(Deed.INVITATION_RESENT, by=sender, name=by_name)
    await cases.write_history(case.id, again)
    if case.status is Status.INVITED:
        await InviteeStore(tx).renew(case, terms=terms)
    await _announce(tx, case, resend=await cases.count_resend(case))
    return case


async def _screen(
    tx: Transaction, case: Case, *, by: Viewer, terms: Terms, digests: Digests
) -> None:
    file = await CaseFileStore(tx).read(case.id, by=SYSTEM)
    (found,) = await screen_invitees(
        tx, [file.invitee], by=by, terms=terms, digests=digests
    )
    if found and found.stops(terms):
        raise NotInvitable(found)


async def _announce(tx: Transaction, case: Case, *, resend: int) -> None:
    if case.producer_id is not None:
        await tx.publish(
            InvitationResent(
                occurred_at=tx.now,
                case_id=case.id,
                account_id=case.producer_id,
                resend=resend,
            )
        )
        return
    # It expired before there was an account: the mail comes when there is one.
    await tx.publish(
        InvitationIssued(
            occurred_at=tx.now,
            case_id=case.id,
            case_key=case.key,
            tenant=case.tenant,
            states=tuple(state.value for state in case.states),
        )
    )
