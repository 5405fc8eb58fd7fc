"""Find a letter for whoever mails it."""

from uuid import UUID

from chassis.refusal import NotFound
from chassis.transaction import Transaction
from documents_service.store.letters import Letter, LetterStore


async def find_letter_to_send(tx: Transaction, *, letter_id: UUID) -> Letter:
    """Give the letter with this id."""
    letter = await LetterStore(tx).one(letter_id)
    if letter is None:
        raise NotFound("There is no such letter.")
    return letter
