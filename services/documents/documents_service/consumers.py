"""Kafka in: what this service hears, and what it does about it."""

from chassis.subscriptions import Subscriptions
from chassis.transaction import Transaction
from contracts import case, case_rejections
from contracts.case import (
    CaseAnswersChanged,
    CaseApproved,
    CaseErased,
    CaseRejected,
    CaseSubmitted,
    CaseWithdrawn,
)
from documents_service.domain.letter_list import announcement, refusal, withdrawal
from documents_service.use_cases.approve_packet import approve_packet
from documents_service.use_cases.close_case import close_case
from documents_service.use_cases.doubt_packet import doubt_packet
from documents_service.use_cases.erase_files import erase_files
from documents_service.use_cases.record_submission import record_submission
from documents_service.use_cases.want_letter import want_letter


async def on_case_answers_changed(tx: Transaction, event: CaseAnswersChanged) -> None:
    """Check a packet that was made from other answers."""
    await doubt_packet(tx, case_id=event.case_id, snapshot_hash=event.snapshot_hash)


async def on_case_submitted(tx: Transaction, event: CaseSubmitted) -> None:
    """Remember what was submitted beside what was signed."""
    await record_submission(
        tx, case_id=event.case_id, snapshot_hash=event.snapshot_hash
    )


async def on_case_approved(tx: Transaction, event: CaseApproved) -> None:
    """Ask for the countersignature and the Welcome Letter."""
    await approve_packet(tx, case_id=event.case_id)


async def on_case_rejected(tx: Transaction, event: CaseRejected) -> None:
    """Take nothing more for the case, and ask for the letter that tells of it."""
    wish = refusal(event.case_id, proposal_id=event.proposal_id)
    await close_case(tx, case_id=event.case_id, wish=wish)


async def on_case_withdrawn(tx: Transaction, event: CaseWithdrawn) -> None:
    """Take nothing more for the case, and ask for the letter that tells of it."""
    wish = withdrawal(event.case_id, by_role=event.by_role)
    await close_case(tx, case_id=event.case_id, wish=wish)


async def on_rejection_proposed(
    tx: Transaction, event: case_rejections.RejectionProposed
) -> None:
    """Ask for the notice that comes before the decision (NEW-2)."""
    wish = announcement(event.case_id, proposal_id=event.proposal_id)
    await want_letter(tx, wish=wish)


async def on_case_erased(tx: Transaction, event: CaseErased) -> None:
    """Make every file and document of the case unreadable."""
    await erase_files(tx, case_id=event.case_id)


SUBSCRIPTIONS: Subscriptions = {
    case.TOPIC: {
        CaseAnswersChanged: on_case_answers_changed,
        CaseSubmitted: on_case_submitted,
        CaseApproved: on_case_approved,
        CaseRejected: on_case_rejected,
        CaseWithdrawn: on_case_withdrawn,
        CaseErased: on_case_erased,
        case_rejections.RejectionProposed: on_rejection_proposed,
    }
}
