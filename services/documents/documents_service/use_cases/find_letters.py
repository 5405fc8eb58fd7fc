"""Find the letters of a case."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.documents import LetterView
from contracts.words import LetterSlug
from documents_service.store.letters import Letter, LetterStore


async def find_letters(
    tx: Transaction, *, case_id: UUID, by_support: bool
) -> tuple[Letter, ...]:
    """List those that the caller may read: support reads no notice (ADR 15)."""
    letters = await LetterStore(tx).of_case(case_id)
    return tuple(one for one in letters if one.kind.is_for_support or not by_support)


def letter_view(letter: Letter) -> LetterView:
    """Show a letter to the case's people."""
    return LetterView(
        letter_id=letter.id,
        letter=LetterSlug(letter.kind.slug),
        title=letter.kind.title,
        prepared_at=letter.prepared_at,
        size=letter.size,
        sha256=letter.kept.sha256,
    )
