"""Keep the Welcome Letter and say that it is ready to be mailed."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.documents import WelcomeLetterPrepared
from documents_service.domain.evidence import SYSTEM, Entry
from documents_service.domain.packet import KeptFile
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore
from documents_service.store.letters import LetterStore


async def keep_letter(
    tx: Transaction, *, case_id: UUID, kept: KeptFile, size: int, template_version: str
) -> None:
    """Keep the letter; a case has one for ever, so a second is left to the sweeper."""
    await CaseStore(tx).lock(case_id)
    letter_id = await LetterStore(tx).save(
        case_id, kept=kept, size=size, template_version=template_version
    )
    if letter_id is None:
        return
    await CaseStore(tx).claim([kept.name])
    entry = Entry(
        "letter_prepared", SYSTEM, subject=str(letter_id), sha256_after=kept.sha256
    )
    await EvidenceStore(tx).add(case_id, entry)
    await tx.publish(
        WelcomeLetterPrepared(occurred_at=tx.now, case_id=case_id, letter_id=letter_id)
    )
