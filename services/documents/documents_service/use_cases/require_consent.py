"""Stop whoever acts in the ceremony without having consented to it."""

from uuid import UUID

from chassis.refusal import Refused
from chassis.transaction import Transaction
from documents_service.domain.consent import is_current
from documents_service.store.evidence import EvidenceStore


class ConsentMissing(Refused):
    """Nobody signs electronically without having agreed to it."""

    def __init__(self) -> None:
        super().__init__(
            "consent_missing",
            "Before you sign, agree to sign and receive documents electronically.",
        )


async def require_consent(tx: Transaction, *, case_id: UUID) -> None:
    """Refuse unless the newest answer agrees to the text in force."""
    answer = await EvidenceStore(tx).consent(case_id)
    if not (answer and answer.is_given and is_current(answer.text_version)):
        raise ConsentMissing
