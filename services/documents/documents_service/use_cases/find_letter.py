"""Find the Welcome Letter of a case."""

from uuid import UUID

from chassis.refusal import NotFound
from chassis.transaction import Transaction
from contracts.api.documents import LetterView
from documents_service.store.letters import Letter, LetterStore


async def find_letter(tx: Transaction, *, case_id: UUID) -> Letter:
    """Give the letter of a case."""
    letter = await LetterStore(tx).of_case(case_id)
    if letter is None:
        raise NotFound("There is no Welcome Letter yet.")
    return letter


def letter_view(letter: Letter) -> LetterView:
    """Show the letter to the case's people."""
    return LetterView(
        letter_id=letter.id,
        prepared_at=letter.prepared_at,
        size=letter.size,
        sha256=letter.kept.sha256,
    )
