"""What the notifications service hears: everything that a person must be told."""

from chassis.subscriptions import Subscriptions
from chassis.transaction import Transaction
from contracts import case, case_rejections, documents, identity, nipr
from notifications_service.domain.planned import Occasion
from notifications_service.use_cases.plan_letter import plan_letter
from notifications_service.use_cases.plan_message import plan_message


async def on_account_created(tx: Transaction, event: identity.AccountCreated) -> None:
    """Invite the producer."""
    occasion = Occasion(event.case_id, event.account_id, version="0")
    await plan_message(tx, because="AccountCreated", occasion=occasion)


async def on_invitation_resent(tx: Transaction, event: case.InvitationResent) -> None:
    """Invite the producer again."""
    occasion = Occasion(event.case_id, event.account_id, version=str(event.resend))
    await plan_message(tx, because="InvitationResent", occasion=occasion)


async def on_invitation_expiring(
    tx: Transaction, event: case.InvitationExpiring
) -> None:
    """Remind the producer; each reminder is an occasion of its own."""
    occasion = Occasion(event.case_id, None, version=str(event.event_id))
    await plan_message(tx, because="InvitationExpiring", occasion=occasion)


async def on_state_added(tx: Transaction, event: case.StateAdded) -> None:
    """Tell the producer of a further state."""
    decision = event.decision_id
    occasion = Occasion(event.case_id, None, str(decision), source_id=decision)
    await plan_message(tx, because="StateAdded", occasion=occasion)


async def on_state_refused(tx: Transaction, event: case.StateRefused) -> None:
    """Tell the producer that a state is not added."""
    decision = event.decision_id
    occasion = Occasion(event.case_id, None, str(decision), source_id=decision)
    await plan_message(tx, because="StateRefused", occasion=occasion)


async def on_temporary_password_requested(
    tx: Transaction, event: identity.TemporaryPasswordRequested
) -> None:
    """Send a temporary password."""
    version = str(event.request_id)
    occasion = Occasion(event.case_id, event.account_id, version)
    await plan_message(tx, because="TemporaryPasswordRequested", occasion=occasion)


async def on_password_changed(tx: Transaction, event: identity.PasswordChanged) -> None:
    """Tell the owner, who may not have done it."""
    occasion = Occasion(event.case_id, event.account_id, version=str(event.event_id))
    await plan_message(tx, because="PasswordChanged", occasion=occasion)


async def on_packet_signed(tx: Transaction, event: documents.PacketSigned) -> None:
    """Confirm that everything is signed."""
    occasion = Occasion(event.case_id, None, version=str(event.packet_id))
    await plan_message(tx, because="PacketSigned", occasion=occasion)


async def on_case_submitted(tx: Transaction, event: case.CaseSubmitted) -> None:
    """Confirm the submission and say what happens next."""
    occasion = Occasion(event.case_id, None, version=str(event.review_round))
    await plan_message(tx, because="CaseSubmitted", occasion=occasion)


async def on_case_resubmitted(tx: Transaction, event: case.CaseResubmitted) -> None:
    """Confirm that the answer to a request was received, once per review round."""
    version = str(event.review_round)
    occasion = Occasion(event.case_id, None, version, source_id=event.request_id)
    await plan_message(tx, because="CaseResubmitted", occasion=occasion)


async def on_info_requested(tx: Transaction, event: case.InfoRequested) -> None:
    """Say what the reviewer needs."""
    request = event.request_id
    occasion = Occasion(event.case_id, None, str(request), source_id=request)
    await plan_message(tx, because="InfoRequested", occasion=occasion)


async def on_protected_change(
    tx: Transaction, event: case.BankAccountChanged | case.ContactEmailChanged
) -> None:
    """Tell the owner, who may not have done it, wherever we have written to them."""
    occasion = Occasion(event.case_id, None, version=str(event.tab_version))
    because = type(event).__name__
    await plan_message(tx, because=because, occasion=occasion, to=event.recipients)


async def on_letter_prepared(tx: Transaction, event: documents.LetterPrepared) -> None:
    """Mail a letter."""
    await plan_letter(
        tx, case_id=event.case_id, letter=event.letter, letter_id=event.letter_id
    )


async def on_dispute_answered(
    tx: Transaction, event: case_rejections.DisputeAnswered
) -> None:
    """Say what came of the dispute."""
    occasion = Occasion(
        event.case_id, None, str(event.event_id), source_id=event.proposal_id
    )
    await plan_message(tx, because="DisputeAnswered", occasion=occasion)


async def on_rejection_proposal_withdrawn(
    tx: Transaction, event: case_rejections.RejectionProposalWithdrawn
) -> None:
    """Say that the review goes on."""
    occasion = Occasion(event.case_id, None, str(event.proposal_id))
    await plan_message(tx, because="RejectionProposalWithdrawn", occasion=occasion)


async def on_pdb_report_abandoned(
    tx: Transaction, event: nipr.PdbReportAbandoned
) -> None:
    """Ask the producer to authorize the report anew: nothing else moves their case."""
    again = event.authorization_id
    occasion = Occasion(event.case_id, None, str(again), source_id=again)
    await plan_message(tx, because="PdbReportAbandoned", occasion=occasion)


async def on_case_erased(tx: Transaction, event: case.CaseErased) -> None:
    """Make the copies of what was sent unreadable."""
    await tx.destroy_key(event.case_id)


SUBSCRIPTIONS: Subscriptions = {
    identity.TOPIC: {
        identity.AccountCreated: on_account_created,
        identity.TemporaryPasswordRequested: on_temporary_password_requested,
        identity.PasswordChanged: on_password_changed,
    },
    case.TOPIC: {
        case.InvitationResent: on_invitation_resent,
        case.InvitationExpiring: on_invitation_expiring,
        case.StateAdded: on_state_added,
        case.StateRefused: on_state_refused,
        case.CaseSubmitted: on_case_submitted,
        case.CaseResubmitted: on_case_resubmitted,
        case.InfoRequested: on_info_requested,
        case.CaseErased: on_case_erased,
        case.BankAccountChanged: on_protected_change,
        case.ContactEmailChanged: on_protected_change,
        case_rejections.DisputeAnswered: on_dispute_answered,
        case_rejections.RejectionProposalWithdrawn: on_rejection_proposal_withdrawn,
    },
    documents.TOPIC: {
        documents.PacketSigned: on_packet_signed,
        documents.LetterPrepared: on_letter_prepared,
    },
    nipr.TOPIC: {nipr.PdbReportAbandoned: on_pdb_report_abandoned},
}
