"""Have a letter written that leaves the case as it is."""

from chassis.transaction import Transaction
from documents_service.domain.letter_list import Wish
from documents_service.store.cases import CaseStore
from documents_service.store.letters import LetterStore


async def want_letter(tx: Transaction, *, wish: Wish) -> None:
    """Want the letter, once."""
    await CaseStore(tx).lock(wish.case_id)
    await LetterStore(tx).want(wish)
