"""Take no more files and signatures for a case that has ended."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.domain.letter_list import Wish
from documents_service.store.cases import CaseStore
from documents_service.store.letters import LetterStore


async def close_case(tx: Transaction, *, case_id: UUID, wish: Wish | None) -> None:
    """Close the case here and want the letter that tells of it, if anybody is told.

    What is kept stays readable.
    """
    cases = CaseStore(tx)
    await cases.lock(case_id)
    await cases.close(case_id)
    if wish is not None:
        await LetterStore(tx).want(wish)
