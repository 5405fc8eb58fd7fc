"""Keep a letter and say that it is ready to be mailed."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.documents import LetterPrepared
from contracts.words import LetterSlug
from documents_service.domain.evidence import SYSTEM, Entry
from documents_service.domain.letter_list import Wish
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore
from documents_service.store.letters import LetterStore, Written


async def keep_letter(
    tx: Transaction, *, letter_id: UUID, wish: Wish, written: Written
) -> None:
    """Keep the letter; one written a second time is left to the sweeper."""
    await CaseStore(tx).lock(wish.case_id)
    if not await LetterStore(tx).save(letter_id, wish=wish, written=written):
        return
    await CaseStore(tx).claim([written.kept.name])
    entry = Entry(
        "letter_prepared",
        SYSTEM,
        subject=str(letter_id),
        sha256_after=written.kept.sha256,
    )
    await EvidenceStore(tx).add(wish.case_id, entry)
    await tx.publish(
        LetterPrepared(
            occurred_at=tx.now,
            case_id=wish.case_id,
            letter_id=letter_id,
            letter=LetterSlug(wish.slug),
        )
    )
